// What a careful engineer would write by hand for three questions: Fastify, one prepared SQL each, JSON.stringify.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const shown = `d.id, d.title, d.kind, d.document_number as "documentNumber", d.index_number as "indexNumber",
  d.written_on::text as "writtenOn", d.listed_on::text as "listedOn", greatest(d.published_at, d.embargo_until) as "publishedAt", i.id as "issuerId", i.name as "issuerName", i.own as "issuerOwn"`;
const visible = `d.publication_state = 'PUBLISHED' and d.disclosure_attribute = 'ACTIVE' and d.published_at <= now()
  and (d.embargo_until is null or d.embargo_until <= now())`;

const statements = {
  list: {
    name: 'list',
    text: `select ${shown} from documents d join issuers i on i.id = d.issuer_id where ${visible}
      order by d.listed_on desc, d.id desc limit 21`,
  },
  byId: {
    name: 'by-id',
    text: `select ${shown}, r.body_html as "bodyHtml" from documents d join issuers i on i.id = d.issuer_id
      join document_revisions r on r.document_id = d.id and r.number = d.revision_number where d.id = $1 and ${visible}`,
  },
  words: {
    name: 'words',
    text: `select ${shown} from documents d join issuers i on i.id = d.issuer_id where ${visible}
      and d.column_slug = $1 and d.word_vector @@ $2::tsquery order by d.listed_on desc, d.id desc limit 21`,
  },
};

type Row = Record<string, unknown>;

function node(row: Row): Row {
  const { issuerId, issuerName, issuerOwn, ...rest } = row;
  return { ...rest, issuer: { id: issuerId, name: issuerName, own: issuerOwn } };
}

function connection(rows: Row[]): Row {
  const shownRows = rows.slice(0, 20);
  const edges = shownRows.map((row) => ({ cursor: Buffer.from(`${String(row['listedOn'])} ${String(row['id'])}`).toString('base64url'), node: node(row) }));
  return { data: { documents: { edges, pageInfo: { hasNextPage: rows.length > 20, endCursor: edges.at(-1)?.cursor ?? null } } } };
}

const server = Fastify();
server.get('/list', async (_request, reply) => {
  const { rows } = await pool.query<Row>(statements.list);
  return reply.type('application/json').send(JSON.stringify(connection(rows)));
});
server.get<{ Params: { id: string } }>('/by-id/:id', async (request, reply) => {
  const { rows } = await pool.query<Row>({ ...statements.byId, values: [request.params.id] });
  const [row] = rows;
  return reply.type('application/json').send(JSON.stringify({ data: { document: row === undefined ? null : node(row) } }));
});
server.get<{ Querystring: { column: string; tsquery: string } }>('/words', async (request, reply) => {
  const { rows } = await pool.query<Row>({ ...statements.words, values: [request.query.column, request.query.tsquery] });
  return reply.type('application/json').send(JSON.stringify(connection(rows)));
});

await server.listen({ port: 0, host: '127.0.0.1' });
console.log(`ready http://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
