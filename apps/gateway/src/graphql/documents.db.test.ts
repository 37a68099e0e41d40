import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { extendSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered } from '../../test/ask.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { documents, smallApp } from '../../test/small-app.ts';
import { composeSchema, createServices, type Tables } from '../compose.ts';
import { ManifestError } from './trusted-documents.ts';

let database: TestDatabase<Tables>;
let gateway: RunningGateway;
const clock = fixedClock('2026-11-24T01:00:00Z');

/** The composed schema has no mutation yet; this one has one that says it was run. */
function schemaWithMutation() {
  const schema = extendSchema(composeSchema(), parse('extend type Mutation { touch: Int! }'));
  const touch = schema.getMutationType()?.getFields()['touch'];
  if (touch !== undefined) touch.resolve = () => 42;
  return schema;
}

const inAddress = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const errorOf = (answer: Answered) => (answer.json()['errors'] as { message: string; extensions: Record<string, unknown> }[])[0];

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  const { publishing } = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  await publishing.saveDocuments(['甲', '乙', '丙'].map((key) => sampleDocument(key)), { now: clock.now() });
  const app = await smallApp();
  gateway = await runGateway({ database, clock, app: { ...app, documents: { ...documents, touch: 'mutation Touch { touch }' } }, schema: schemaWithMutation() });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

describe('a document of a manifest', () => {
  it('is run by its hash, by GET and by POST, in the plain and in the common form', async () => {
    const variables = { first: 2 };
    const answers = await Promise.all([
      gateway.ask(`/graphql?documentId=titles&variables=${inAddress(variables)}`),
      gateway.ask(`/graphql?extensions=${inAddress({ persistedQuery: { version: 1, sha256Hash: 'titles' } })}&variables=${inAddress(variables)}`),
      gateway.ask('/graphql', { body: { documentId: 'titles', variables } }),
      gateway.ask('/graphql', { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'titles' } }, variables } }),
    ]);
    const [first] = answers;
    expect(first?.text.match(/"title"/g)).toHaveLength(2);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.json()).toEqual(first?.json());
    }
  });

  it('answers what free text of the same words answers, refusals included', async () => {
    for (const variables of [{ first: 2 }, { first: 5000 }, { first: 'two' }]) {
      const [byHash, asText] = await Promise.all([gateway.ask('/graphql', { body: { documentId: 'titles', variables } }), gateway.ask('/graphql', { body: { query: documents.titles, variables } })]);
      expect(asText.status).toBe(byHash.status);
      expect(asText.json()['data']).toEqual(byHash.json()['data']);
      expect((asText.json()['errors'] as { message: string }[] | undefined)?.map(({ message }) => message)).toEqual((byHash.json()['errors'] as { message: string }[] | undefined)?.map(({ message }) => message));
    }
  });

  it('gets no variable it does not declare', async () => {
    const answer = await gateway.ask('/graphql', { body: { documentId: 'titles', variables: { first: 1, other: { deep: [1] } } } });
    expect(answer.json()['errors']).toBeUndefined();
  });

  it('that nobody built is refused, and cannot be brought along', async () => {
    const unknown = await gateway.ask('/graphql?documentId=none');
    expect(unknown.status).toBe(400);
    expect(errorOf(unknown)).toMatchObject({ message: expect.stringContaining('没有编号为 none 的文档'), extensions: { code: 'DOCUMENT_NOT_FOUND' } });
    const brought = await gateway.ask('/graphql', { body: { query: '{ columns { slug } }', extensions: { persistedQuery: { version: 1, sha256Hash: 'none' } } } });
    expect(brought.status).toBe(400);
    expect(errorOf(brought)).toMatchObject({ message: expect.stringContaining('不接受在线登记查询'), extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } });
    expect((await gateway.ask('/graphql?documentId=none')).status).toBe(400);
  });

  it.each([
    ['/graphql?documentId=titles&variables=%7B', 'variables 不是合法的 JSON。'],
    ['/graphql?documentId=titles&variables=1', 'variables 应当是一个 JSON 对象。'],
    ['/graphql?documentId=', '文档编号不合法。'],
    [`/graphql?documentId=${'x'.repeat(200)}`, '文档编号不合法。'],
    [`/graphql?documentId=titles&variables=${'['.repeat(4000)}${']'.repeat(4000)}`, 'variables 应当是一个 JSON 对象。'],
    // Deep enough to exhaust the stack of whoever walks it, which the cache's key does before anything else looks at the request.
    [`/graphql?documentId=titles&variables={"first":${'['.repeat(3500)}${']'.repeat(3500)}}`, 'variables 嵌套过深，最多 10 层。'],
  ])('%s is refused in plain words', async (path, message) => {
    const answer = await gateway.ask(path);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)?.message).toBe(message);
  });

  it('that writes is run by POST and its hash alone', async () => {
    expect((await gateway.ask('/graphql', { body: { documentId: 'touch' } })).json()).toEqual({ data: { touch: 42 } });
    const byGet = await gateway.ask('/graphql?documentId=touch');
    expect(byGet.status).toBe(405);
    expect(byGet.headers.allow).toBe('POST');
    expect(errorOf(byGet)?.message).toBe('写操作只能用 POST 提交。');
    const asText = await gateway.ask('/graphql', { body: { query: 'mutation { touch }' } });
    expect(asText.status).toBe(400);
    expect(errorOf(asText)?.message).toBe('自由文本只能查询；写操作须按清单文档的编号提交。');
    expect((await gateway.ask('/graphql', { body: { query: '{ __schema { mutationType { name } } }' } })).json()).toEqual({ data: { __schema: { mutationType: null } } });
  });

  it('must fit the schema, or the gateway does not start', async () => {
    const app = await smallApp();
    const started = runGateway({ database, clock, app: { ...app, documents: { bad: '{ noSuchField }' } } });
    await expect(started).rejects.toThrow(ManifestError);
    await expect(started).rejects.toThrow(/small: document bad… does not fit the schema/);
  });
});

describe('a failure', () => {
  it('shows its request id and nothing of its cause, on either path', async () => {
    const broken = await createTestDatabase<Tables>();
    const other = await runGateway({ database: broken, clock, app: await smallApp() });
    try {
      await broken.pool.query('alter table documents rename to hidden_away');
      for (const body of [{ documentId: 'titles' }, { query: documents.titles }]) {
        const answer = await other.ask('/graphql', { body });
        const error = errorOf(answer);
        expect(error).toMatchObject({ message: '服务出现内部错误，请稍后重试。', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: answer.headers['x-request-id'] } });
        expect(answer.text).not.toMatch(/relation|select|stack|node_modules/);
      }
    } finally {
      await other.drain();
      await broken.drop();
    }
  });
});
