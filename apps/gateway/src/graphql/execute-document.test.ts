import { buildSchema, execute, GraphQLError, GraphQLObjectType, isAbstractType, type GraphQLFieldResolver } from 'graphql';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../test/silent-log.ts';
import { formatError } from './errors.ts';
import { createDocumentExecutor } from './execute-document.ts';
import { prepareDocuments } from './trusted-documents.ts';

const schema = buildSchema(`
  type Query { shelf(first: Int! = 2, sort: Sort, filter: Filter): Shelf!  fails: Int  refuses: Int  missing: Int!  item(id: ID!): Item  later: Item! }
  type Shelf { items: [Item!]!  gaps: [Int!]  broken: [Book] }
  interface Item { id: ID!  title: String! }
  type Book implements Item { id: ID!  title: String!  pages: Int  next: Book  bad: Int  typed: Int }
  type File implements Item { id: ID!  title: String!  bytes: Int! }
  enum Sort { NEWEST OLDEST }
  input Filter { kinds: [Sort!]  from: String = "2026-01-01" }
`);

const book = { __typename: 'Book', id: '1', title: '条例', pages: 10, next: { __typename: 'Book', id: '2', title: '办法' }, typed: 'not a number' };
const file = { __typename: 'File', id: 'f', title: '附件', bytes: 3 };

const resolvers: Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>> = {
  Query: {
    shelf: (_root, args) => ({ items: [book, file], gaps: [1, null, 3], broken: [book, new Error('torn'), null], args }),
    fails: () => {
      throw new Error('password is secret');
    },
    refuses: () => {
      throw new GraphQLError('日期不存在。', { extensions: { code: 'BAD_USER_INPUT' } });
    },
    missing: () => null,
    item: async (_root, { id }: { id: string }) => (id === 'f' ? file : id === '1' ? book : null),
    later: () => Promise.reject(new Error('lost connection')),
  },
  Book: {
    bad: () => Promise.reject(new Error('page torn out')),
  },
};
for (const [type, fields] of Object.entries(resolvers)) {
  const object = schema.getType(type);
  if (object instanceof GraphQLObjectType) for (const [name, resolve] of Object.entries(fields)) Object.assign(object.getFields()[name] ?? {}, { resolve });
}
for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename;

const cases: [text: string, variables: Record<string, unknown>][] = [
  ['{ shelf { items { __typename id ... on Book { pages next { title } } ... on File { bytes } } } }', {}],
  ['query ($n: Int!) { a: shelf(first: $n, sort: OLDEST) { items { ...Parts } } b: shelf { items { id } } } fragment Parts on Item { title id }', { n: 1 }],
  ['query ($long: Boolean!) { shelf { items { id title @include(if: $long) ... @skip(if: $long) { __typename } } } }', { long: true }],
  ['query ($long: Boolean!) { shelf { items { id title @include(if: $long) ... @skip(if: $long) { __typename } } } }', { long: false }],
  ['query ($f: Filter, $s: Sort) { shelf(filter: $f, sort: $s) { items { id } } }', { f: { kinds: ['NEWEST'] }, s: null }],
  ['query ($id: ID!) { item(id: $id) { id } }', { id: 7 }],
  ['query ($id: ID!) { item(id: $id) { id title } }', { id: 'f' }],
  // What is refused before anything runs.
  ['query ($n: Int!) { shelf(first: $n) { items { id } } }', {}],
  ['query ($n: Int!) { shelf(first: $n) { items { id } } }', { n: 'one' }],
  ['query ($n: Int!) { shelf(first: $n) { items { id } } }', { n: 1.5 }],
  ['query ($f: Filter, $s: Sort) { shelf(filter: $f, sort: $s) { items { id } } }', { f: { kinds: ['NO', null], other: 1 }, s: 'SOMETIMES' }],
  // What fails while it runs.
  ['query ($n: Int = 2) { shelf(first: $n) { items { id } } }', { n: null }],
  ['{ fails refuses shelf { items { id } } }', {}],
  ['{ missing }', {}],
  ['{ shelf { gaps items { id } } }', {}],
  ['{ shelf { broken { id } } }', {}],
  ['{ shelf { items { ... on Book { id bad } } } }', {}],
  ['{ shelf { items { ... on Book { id typed } } } }', {}],
  ['{ later { id } }', {}],
];

describe('a compiled document', () => {
  it.each(cases)('answers %s as graphql-js does', async (text, variables) => {
    const documents = prepareDocuments(schema, { test: { hash: text } });
    const [document] = documents.values();
    if (document === undefined) throw new Error('no document');
    const run = createDocumentExecutor(schema, documents, silentLog);
    const compiled = await run(document, variables, { requestId: 'r-1' });
    const plain = await execute({ schema, document: document.document, variableValues: variables, contextValue: { requestId: 'r-1' } });
    const expected = { ...(plain.data === undefined ? {} : { data: plain.data }), ...(plain.errors && { errors: plain.errors.map((error) => formatError(error, 'r-1')) }) };
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(JSON.stringify(compiled)).not.toMatch(/secret|torn|lost/);
  });
});
