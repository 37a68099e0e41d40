/** What the benches ask by hash: manifest documents like the site's own, with exactly what the hand-written server answers. */
const node = 'id title kind documentNumber indexNumber writtenOn listedOn publishedAt issuer { id name own }';
const page = `edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor }`;

/** 20 × 8 fields and the issuer. */
export const LIST = `query BenchList { documents(first: 20) { ${page} } }`;
/** One document with its text. */
export const BY_ID = `query BenchDocument($id: ID!) { document(id: $id) { ${node} bodyHtml } }`;
/** The 20 newest of a column that hold a word. */
export const WORDS = `query BenchWords($column: String, $query: String) { documents(first: 20, column: $column, query: $query) { ${page} } }`;
