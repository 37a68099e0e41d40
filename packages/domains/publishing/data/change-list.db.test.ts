import { countStatements } from '@openhall/database';
import { createTestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublishing, type Publishing } from '../index.ts';
import { ask } from '../testing/request.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';
import type { Change } from './change-list.ts';
import type { DocumentInput } from './document-input.ts';
import { documentId } from './identity.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;
const id = (key: string) => documentId('test', key);
const at = (text: string) => ({ now: new Date(text) });
const save = (key: string, when: string, changes: Partial<DocumentInput> = {}) => publishing.saveDocument(sampleDocument(key, { publishedAt: new Date(when), ...changes }), at(when));

beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  await save('first', '2026-01-05T01:00:00Z');
  // In force long before it was shown here: no change of this site's.
  await save('old law', '2026-11-01T01:00:00Z', { effectiveFrom: '1995-05-01' });
  await save('coming', '2026-11-02T01:00:00Z', { effectiveFrom: '2026-11-10', effectiveTo: '2026-11-20' });
  await save('revised', '2026-11-03T01:00:00Z');
  await save('revised', '2026-11-04T02:00:00Z', { bodyText: '改正', changeNote: '更正笔误' });
  await save('suspended', '2026-11-05T01:00:00Z', { suspendedFrom: '2026-11-12', suspendedUntil: '2026-11-14' });
  await save('withdrawn', '2026-11-06T01:00:00Z');
  await save('withdrawn', '2026-11-07T03:00:00Z', { publicationState: 'WITHDRAWN' });
  await save('repeal', '2026-11-08T01:00:00Z', { title: '废止的决定' });
  await publishing.saveRelations([{ fromId: id('repeal'), toId: id('first'), relation: 'REPEALS', effectiveOn: '2026-11-15' }], at('2026-11-08T01:00:00Z'));
  // Nobody may see these.
  await publishing.saveDocument(sampleDocument('embargoed', { publishedAt: new Date('2026-11-01T01:00:00Z'), embargoUntil: new Date('2026-12-24T02:00:00Z') }), at('2026-11-01T01:00:00Z'));
  await save('draft', '2026-11-01T01:00:00Z', { publicationState: 'DRAFT', publishedAt: null });
  await save('draft', '2026-11-02T01:00:00Z', { publicationState: 'DRAFT', publishedAt: null, bodyText: '改' });
  // Its second version replaced a public one and was saved under an embargo: a version nobody could read.
  await save('hidden again', '2026-11-09T01:00:00Z');
  await save('hidden again', '2026-11-10T01:00:00Z', { publishedAt: null, embargoUntil: new Date('2026-12-24T02:00:00Z'), bodyText: '改' });
});
afterAll(() => database.drop());

const everything = new Set(['edges', 'edges.node', 'edges.node.document', 'edges.node.document.title', 'pageInfo', 'totalCount']);
const shown = ({ kind, documentId: document, on, status, revisionNumber }: Change) => [on, kind, document, status ?? revisionNumber];
const page = (args: Parameters<Publishing['changes']>[0], now = NOW) => publishing.changes(args, { now, selected: everything });
const nodes = async (args: Parameters<Publishing['changes']>[0], now = NOW) => (await page(args, now)).edges.map(({ node }) => node);

const ALL = [
  ['2026-11-21', 'VALIDITY_CHANGED', id('coming'), 'EXPIRED'],
  ['2026-11-15', 'VALIDITY_CHANGED', id('first'), 'REPEALED'],
  ['2026-11-15', 'VALIDITY_CHANGED', id('suspended'), 'IN_FORCE'],
  ['2026-11-12', 'VALIDITY_CHANGED', id('suspended'), 'SUSPENDED'],
  ['2026-11-10', 'VALIDITY_CHANGED', id('coming'), 'IN_FORCE'],
  ['2026-11-08', 'PUBLISHED', id('repeal'), null],
  ['2026-11-07', 'WITHDRAWN', id('withdrawn'), null],
  ['2026-11-05', 'PUBLISHED', id('suspended'), null],
  ['2026-11-04', 'REVISED', id('revised'), 2],
  ['2026-11-03', 'PUBLISHED', id('revised'), null],
  ['2026-11-02', 'PUBLISHED', id('coming'), null],
  ['2026-11-01', 'PUBLISHED', id('old law'), null],
  ['2026-01-05', 'PUBLISHED', id('first'), null],
];
const sorted = (rows: unknown[][]) => rows.map((row) => row.join(' ')).toSorted();

describe('what changed', () => {
  it('is what the public could notice, newest first', async () => {
    const changes = await nodes({ first: 100 });
    expect(sorted(changes.map(shown))).toEqual(sorted(ALL));
    const instants = changes.map((change) => change.at.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect((await page({ first: 1 })).totalCount).toBe(ALL.length);
  });

  it('says of what was withdrawn nothing but its identifier and day, and of a revision what it changed', async () => {
    const changes = await nodes({ kind: ['WITHDRAWN', 'REVISED'] });
    expect(changes).toMatchObject([
      { id: `${id('withdrawn')}:WITHDRAWN:2026-11-07`, at: new Date('2026-11-07T03:00:00Z'), document: null, changeNote: null },
      { id: `${id('revised')}:REVISED:2`, document: { title: '关于revised的通知' }, changeNote: '更正笔误' },
    ]);
  });

  it('turns at the beginning of the day in the business zone, not before', async () => {
    expect((await nodes({ kind: ['VALIDITY_CHANGED'] }))[0]?.at).toEqual(new Date('2026-11-20T16:00:00Z'));
    expect((await nodes({ first: 1 }, new Date('2026-11-20T15:59:59Z')))[0]?.on).toBe('2026-11-15');
  });

  it('is met once whatever the size of the page, forwards and backwards', async () => {
    const whole = (await nodes({ first: 100 })).map(({ id: change }) => change);
    for (const size of [1, 2, 3, 5]) {
      const forwards: string[] = [];
      let after: string | null = null;
      do {
        const { edges, pageInfo } = await page({ first: size, after });
        forwards.push(...edges.map(({ node }) => node.id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(forwards).toEqual(whole);
      const backwards: string[] = [];
      let before: string | null = null;
      do {
        const { edges, pageInfo } = await page({ last: size, before });
        backwards.unshift(...edges.map(({ node }) => node.id));
        before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
      } while (before !== null);
      expect(backwards).toEqual(whole);
    }
  });

  it('costs two statements a page', async () => {
    const { statements } = await countStatements(() => ask(publishing, '{ changes(first: 20) { edges { node { kind at document { id title status } } } pageInfo { endCursor } } }', NOW));
    expect(statements).toHaveLength(2);
  });

  it('refuses a position of another list', async () => {
    const { errors } = await ask(publishing, `{ changes(after: "${Buffer.from('[1,"changes","2026-13-01T00:00:00.000Z","PUBLISHED","x",0]').toString('base64url')}") { edges { node { id } } } }`, NOW);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('is read from indexes: no cause walks the whole table', async () => {
    const { statements } = await countStatements(() => page({ first: 20 }));
    const text = statements.find((statement) => statement.includes('union all')) ?? '';
    const literal = text.replaceAll(/\$\d+::(\w+)(\[\])?/g, (_, type: string) => ({ timestamptz: `'2026-11-24T01:00:00Z'::timestamptz`, date: `'2026-11-24'::date`, text: `'Asia/Shanghai'::text`, integer: '21' })[type] ?? 'null');
    const plan = await database.db.connection().execute(async (one) => {
      // A dozen rows are read and sorted faster without any index: what is asked is whether there is one to be used.
      await sql`set enable_seqscan = off`.execute(one);
      await sql`set enable_sort = off`.execute(one);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(literal)}`.execute(one);
      await sql`reset all`.execute(one);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    const missing = ['documents_public_from', 'document_revisions_replacing', 'documents_withdrawn', 'documents_effective_from', 'documents_effective_to', 'documents_amended_on', 'documents_repealed_on', 'documents_suspended_from', 'documents_suspended_until'].filter((index) => !plan.includes(index));
    expect(missing).toEqual([]);
  });

  it('tells of a repeal by a text under embargo only from the first whole day on which that text is public', async () => {
    await save('repealed in secret', '2026-11-09T01:00:00Z');
    await publishing.saveDocument(sampleDocument('secret repeal', { publishedAt: new Date('2026-11-09T01:00:00Z'), embargoUntil: new Date('2026-11-22T02:00:00Z') }), at('2026-11-09T01:00:00Z'));
    await publishing.saveRelations([{ fromId: id('secret repeal'), toId: id('repealed in secret'), relation: 'REPEALS', effectiveOn: '2026-11-15' }], at('2026-11-09T02:00:00Z'));
    const told = async (now: string) => (await nodes({ first: 100, kind: ['VALIDITY_CHANGED'] }, new Date(now))).filter((change) => change.documentId === id('repealed in secret')).map(({ on, status }) => [on, status]);
    expect([await told('2026-11-16T01:00:00Z'), await told('2026-11-22T15:59:59Z'), await told('2026-11-22T16:00:00Z')]).toEqual([[], [], [['2026-11-23', 'REPEALED']]]);
  });
});
