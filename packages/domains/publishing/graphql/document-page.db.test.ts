import { countStatements } from '@openhall/database';
import { createTestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId } from '../data/identity.ts';
import type { PublishingTables } from '../data/tables.ts';
import { createPublishing, type Publishing } from '../index.ts';
import { ask } from '../testing/request.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;
const id = (key: string) => documentId('test', key);
const at = (text: string) => ({ now: new Date(text) });

beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  await publishing.syncColumns([{ slug: 'employment', name: '就业创业', description: '就业创业', keywords: ['就业'], columnType: '政策文件', updateDays: 14 }]);
  const measure = { title: '就业补贴办法', columnSlug: 'employment', topic: '就业', keywords: ['补贴'], textFamily: '就业补贴办法', documentNumber: '示人社发〔2026〕7号', writtenOn: '2026-10-12', publishedAt: new Date('2026-11-02T01:00:00Z') };
  await publishing.saveDocument(
    sampleDocument('measure', { ...measure, outline: [{ anchor: 'art-1', level: 3, title: '第一条' }], attachments: [{ name: '申请表 1.docx', mediaType: 'application/msword', bytes: new Uint8Array([1, 2, 3]) }] }),
    at('2026-11-02T01:00:00Z'),
  );
  await publishing.saveDocument(
    sampleDocument('measure', { ...measure, bodyHtml: '<p>第二版</p>', changeNote: '更正笔误', outline: [{ anchor: 'art-1', level: 3, title: '第一条' }], attachments: [{ name: '申请表 1.docx', mediaType: 'application/msword', bytes: new Uint8Array([1, 2, 3]) }] }),
    at('2026-11-10T01:00:00Z'),
  );
  await publishing.saveDocuments(
    [
      sampleDocument('older text', { ...measure, title: '就业补贴办法（2020年）', sourcePublishedOn: '2020-01-01', documentNumber: null }),
      sampleDocument('reading', { kind: 'INTERPRETATION', title: '就业补贴办法解读', columnSlug: 'employment', topic: '就业' }),
      sampleDocument('amendment', { title: '关于修改就业补贴办法的决定', effectiveFrom: '2027-01-01' }),
      sampleDocument('news', { kind: 'NEWS', title: '招聘会举行', columnSlug: 'employment', issuer: { name: '某市人社局', own: false } }),
      sampleDocument('by the State Council', { kind: 'REGULATION', issuer: { name: '国务院', own: false }, writtenOn: '2020-01-01' }),
    ],
    at('2026-11-11T01:00:00Z'),
  );
  await publishing.saveRelations(
    [
      { fromId: id('reading'), toId: id('measure'), relation: 'INTERPRETS' },
      { fromId: id('amendment'), toId: id('measure'), relation: 'AMENDS', basis: '《关于修改就业补贴办法的决定》' },
    ],
    at('2026-11-12T01:00:00Z'),
  );
});
afterAll(() => database.drop());

const PAGE = `query ($id: ID!) { document(id: $id) {
  id title kind documentNumber issuer { name own } column { slug name columnType } topic keywords summary status writtenOn publishedAt listedOn bodyHtml
  validity { status inferred basis since until } outline { anchor title } attachments { name path sizeBytes }
  interpretations { title } interprets { title } amends { title } amendedBy { title status } repeals { title } repealedBy { title }
  otherTexts { title listedOn } related { title } revisions { number changeNote title } revisionNumber publicationDue { dueOn onTime workingDaysUsed publishedOn } } }`;

describe('a document page', () => {
  it('shows everything it needs in at most eight statements', async () => {
    const { result, statements } = await countStatements(() => ask(publishing, PAGE, NOW, { id: id('measure') }));
    expect(result.errors).toBeUndefined();
    expect(statements.length).toBeLessThanOrEqual(8);
    expect(result.data?.['document']).toMatchObject({
      title: '就业补贴办法', issuer: { name: '示例省人力资源和社会保障厅', own: true }, column: { slug: 'employment', name: '就业创业' }, status: 'IN_FORCE',
      listedOn: '2026-11-02', bodyHtml: '<p>第二版</p>', validity: { status: 'IN_FORCE', inferred: false, until: '2026-12-31' }, outline: [{ anchor: 'art-1', title: '第一条' }],
      interpretations: [{ title: '就业补贴办法解读' }], interprets: [], amends: [], repeals: [], repealedBy: [],
      amendedBy: [{ title: '关于修改就业补贴办法的决定', status: 'NOT_YET_IN_FORCE' }],
      otherTexts: [{ title: '就业补贴办法（2020年）', listedOn: '2020-01-01' }],
      revisionNumber: 2, revisions: [{ number: 2, changeNote: '更正笔误' }, { number: 1, changeNote: null }],
    });
  });

  it('gives files an address that can be asked for', async () => {
    const { data } = await ask(publishing, '{ documents(first: 10) { edges { node { attachments { id path } } } } }', NOW);
    const [file] = (data as { documents: { edges: { node: { attachments: { id: string; path: string }[] } }[] } }).documents.edges.flatMap((edge) => edge.node.attachments);
    expect(file?.path).toBe(`/files/${file?.id}/%E7%94%B3%E8%AF%B7%E8%A1%A8%201.docx`);
    expect(await publishing.attachment(file?.id ?? '', { now: NOW })).toMatchObject({ name: '申请表 1.docx', sizeBytes: 3 });
    expect(await publishing.attachmentBytes(file?.id ?? '', { offset: 1, length: 9 }, { now: NOW })).toEqual(Buffer.from([2, 3]));
    expect(await publishing.attachment('../../etc', { now: NOW })).toBeNull();
    expect(await publishing.attachmentBytes('../../etc', { offset: 0, length: 9 }, { now: NOW })).toBeNull();
  });

  it('states the term of art. 26 for the department’s own documents only', async () => {
    const due = async (key: string) => (await ask(publishing, 'query ($id: ID!) { document(id: $id) { publicationDue { dueOn publishedOn workingDaysUsed onTime provisional } } }', NOW, { id: id(key) })).data;
    // 12 October 2026 is a Monday and no holiday follows: day 20 is Monday, 9 November.
    expect(await due('measure')).toEqual({ document: { publicationDue: { dueOn: '2026-11-09', publishedOn: '2026-11-02', workingDaysUsed: 15, onTime: true, provisional: false } } });
    expect(await due('by the State Council')).toEqual({ document: { publicationDue: null } });
    expect(await due('reading')).toEqual({ document: { publicationDue: null } });
  });

  it('finds related documents by what they share, and none among the texts of the same law', async () => {
    const { data } = await ask(publishing, 'query ($id: ID!) { document(id: $id) { related { title } } }', NOW, { id: id('measure') });
    expect(data).toEqual({ document: { related: [{ title: '就业补贴办法解读' }, { title: '招聘会举行' }] } });
  });

  it('has no status where the kind has none', async () => {
    const { data } = await ask(publishing, 'query ($id: ID!) { document(id: $id) { status validity { status } } }', NOW, { id: id('news') });
    expect(data).toEqual({ document: { status: null, validity: null } });
  });

  it.each(['', 'x', 'a'.repeat(10_000), '../..', '\0', '0000000000000'])('does not exist at the identifier %j', async (unknown) => {
    const { data, errors } = await ask(publishing, 'query ($id: ID!) { document(id: $id) { id } removedDocument(id: $id) { id } }', NOW, { id: unknown });
    expect([data, errors]).toEqual([{ document: null, removedDocument: null }, undefined]);
  });
});

describe('a list page', () => {
  it('is one statement with its issuers, two with the total, three with the columns of its documents', async () => {
    const count = async (fields: string) => (await countStatements(() => ask(publishing, `{ documents(first: 20) { ${fields} } }`, NOW))).statements.length;
    expect(await count('edges { cursor node { id title kind status documentNumber publishedAt listedOn issuer { id name } } } pageInfo { endCursor }')).toBe(1);
    expect(await count('totalCount')).toBe(1);
    expect(await count('totalCount totalIsExact edges { node { title } }')).toBe(2);
    expect(await count('totalCount edges { node { title column { name documentCount } } }')).toBe(4);
  });

  it('reads the text of documents with the list only where it is asked for', async () => {
    const { result, statements } = await countStatements(() => ask(publishing, '{ documents(query: "就业补贴办法", kind: INTERPRETATION) { totalCount edges { node { bodyHtml } } } }', NOW));
    expect([result.data, statements.length]).toEqual([{ documents: { totalCount: 1, edges: [{ node: { bodyHtml: '<p>reading</p>' } }] } }, 2]);
  });

  it('finds a document by its number however it is written', async () => {
    for (const number of ['示人社发〔2026〕7号', '示人社发[2026]7号', '示人社发（2026）7号']) {
      const { data } = await ask(publishing, 'query ($query: String!) { documents(query: $query) { edges { node { id } } } }', NOW, { query: number });
      expect(data).toEqual({ documents: { edges: [{ node: { id: id('measure') } }] } });
    }
  });

  it('finds nothing by text without a word, and filters nothing by blank text', async () => {
    const { data } = await ask(publishing, '{ marks: documents(query: "，。") { totalCount } blank: documents(query: " ") { totalCount } }', NOW);
    expect(data).toEqual({ marks: { totalCount: 0 }, blank: { totalCount: 6 } });
  });

  it('explains what is wrong with its arguments', async () => {
    const messages = async (args: string) => (await ask(publishing, `{ documents(${args}) { totalCount } }`, NOW)).errors?.map((error) => [error.message, error.extensions['code']]);
    expect(await messages('first: 101')).toEqual([['每页条数应为 1 至 100 之间的整数。', 'BAD_USER_INPUT']]);
    expect(await messages('first: 5, last: 5')).toEqual([[expect.stringContaining('不能同时使用'), 'BAD_USER_INPUT']]);
    expect(await messages('after: "x"')).toEqual([[expect.stringContaining('翻页位置无效'), 'BAD_USER_INPUT']]);
    expect(await messages('publishedFrom: "2026-02-30"')).toEqual([[expect.stringContaining('日期应写成'), 'BAD_USER_INPUT']]);
  });
});

describe('the deadline query', () => {
  it('answers with the day and the trace, and explains what it refuses', async () => {
    const { data } = await ask(publishing, '{ deadline(receivedOn: "2026-11-24", workingDays: 2) { dueOn provisional trace { date counted number reason } } }', NOW);
    expect(data).toEqual({
      deadline: {
        dueOn: '2026-11-26',
        provisional: false,
        trace: [
          { date: '2026-11-24', counted: false, number: null, reason: '收到当日不计入' },
          { date: '2026-11-25', counted: true, number: 1, reason: '工作日' },
          { date: '2026-11-26', counted: true, number: 2, reason: '工作日' },
        ],
      },
    });
    const refused = await ask(publishing, '{ deadline(receivedOn: "2006-12-31", workingDays: 2) { dueOn } }', NOW);
    expect(refused.errors?.[0]).toMatchObject({ message: expect.stringContaining('2007'), extensions: { code: 'BAD_USER_INPUT' } });
  });
});
