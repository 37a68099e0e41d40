import { createTestDatabase } from '@openhall/testkit';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testFiles } from '../testing/sample-document.ts';
import { documentFilter, type DocumentFilterArgs } from './document-filter.ts';
import { readDocumentPage, type DocumentSort } from './document-list.ts';
import { documentId, issuerId } from './identity.ts';
import { syncColumns } from './reference-data.ts';
import { saveDocuments } from './repository.ts';
import { Statements } from './statements.ts';
import type { PublishingTables } from './tables.ts';

const TODAY = '2026-11-24';
const ALL = new Set(['edges', 'edges.node', 'edges.node.status', 'pageInfo', 'totalCount', 'totalIsExact']);
const DATES = ['2026-01-01', '2026-01-02', '2026-01-03'];

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let statements: Statements;

/** 37 documents over three dates, two columns, three kinds, two issuers, so that dates tie and filters overlap. */
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  statements = new Statements(database.db);
  const column = (slug: string) => ({ slug, name: slug, description: slug, keywords: [], columnType: '政策文件', updateDays: null });
  await syncColumns(database.db, [column('employment'), column('talent')]);
  const documents = Array.from({ length: 37 }, (_, index) =>
    sampleDocument(`d${index}`, {
      sourcePublishedOn: DATES[index % 3] ?? null,
      columnSlug: index % 2 === 0 ? 'employment' : 'talent',
      kind: (['NEWS', 'NORMATIVE_DOCUMENT', 'LAW'] as const)[index % 5] ?? 'NEWS',
      issuer: index % 4 === 0 ? { name: '国务院', own: false } : { name: '示例省人力资源和社会保障厅', own: true },
      effectiveFrom: index % 7 === 0 ? '2027-01-01' : '2020-01-01',
      ...(index % 6 === 5 ? { publicationState: 'DRAFT' as const } : {}),
    }),
  );
  await saveDocuments(database.db, testFiles(database.db), documents, { now: NOW, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' });
});
afterAll(() => database.drop());

const filters = fc.record<DocumentFilterArgs>(
  {
    column: fc.constantFrom('employment', 'talent', 'nowhere'),
    kind: fc.subarray(['NEWS', 'NORMATIVE_DOCUMENT', 'LAW'] as const),
    issuer: fc.constantFrom('国务院', issuerId('国务院'), '示例省人力资源和社会保障厅', '无此机关'),
    status: fc.subarray(['IN_FORCE', 'NOT_YET_IN_FORCE', 'REPEALED'] as const),
    own: fc.boolean(),
    publishedFrom: fc.constantFrom('2026-01-01', '2026-01-02'),
    publishedTo: fc.constantFrom('2026-01-02', '2026-01-03'),
  },
  { requiredKeys: [] },
);

/** The whole list, by OFFSET-free plain ordering of everything the filter keeps. */
async function wholeList(args: DocumentFilterArgs, sort: DocumentSort): Promise<string[]> {
  const { rows } = await sql<{ id: string; kind: string; column_slug: string; name: string; issuer_id: string; own: boolean; listed_on: string; effective_from: string; has_validity: boolean }>`
    select d.*, i.name, i.own from public_documents(${NOW}) d join issuers i on i.id = d.issuer_id
    order by d.listed_on ${sql.raw(sort === 'NEWEST' ? 'desc' : 'asc')}, d.id ${sql.raw(sort === 'NEWEST' ? 'desc' : 'asc')}`.execute(database.db);
  const statusOf = (row: (typeof rows)[number]) => (row.effective_from > TODAY ? 'NOT_YET_IN_FORCE' : 'IN_FORCE');
  return rows
    .filter((row) => !args.column || row.column_slug === args.column)
    .filter((row) => !args.kind?.length || args.kind.some((kind) => kind === row.kind))
    .filter((row) => !args.issuer || row.name === args.issuer || row.issuer_id === args.issuer)
    .filter((row) => !args.status?.length || (row.has_validity && args.status.includes(statusOf(row))))
    .filter((row) => args.own === undefined || args.own === null || row.own === args.own)
    .filter((row) => !args.publishedFrom || row.listed_on >= args.publishedFrom)
    .filter((row) => !args.publishedTo || row.listed_on <= args.publishedTo)
    .map((row) => row.id);
}

const read = (page: object, args: DocumentFilterArgs, sort: DocumentSort) =>
  readDocumentPage(statements, { sort, ...page }, documentFilter(args, TODAY), { now: NOW, today: TODAY, selected: ALL });

describe('a document list', () => {
  it('read page by page, forwards or backwards, is the whole list in order, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom<DocumentSort>('NEWEST', 'OLDEST'), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (args, sort, size, backward) => {
        const expected = await wholeList(args, sort);
        const seen: string[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await read(backward ? { last: size, before: cursor } : { first: size, after: cursor }, args, sort);
          const ids = page.edges.map((edge) => edge.node.id);
          if (backward) seen.unshift(...ids);
          else seen.push(...ids);
          expect(page.totalCount).toBe(expected.length);
          expect(page.totalIsExact).toBe(true);
          const more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
          expect(more).toBe(seen.length < expected.length);
          expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(cursor !== undefined);
          cursor = more ? (backward ? page.pageInfo.startCursor : page.pageInfo.endCursor) : undefined;
        } while (cursor !== undefined && cursor !== null);
        expect(seen).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('read between two cursors holds what lies between them', async () => {
    const whole = await read({ first: 10 }, {}, 'NEWEST');
    const [from, to] = [whole.edges[2]?.cursor, whole.edges[6]?.cursor];
    const between = await read({ first: 100, after: from, before: to }, {}, 'NEWEST');
    expect(between.edges.map((edge) => edge.node.id)).toEqual(whole.edges.slice(3, 6).map((edge) => edge.node.id));
  });

  it('refuses a cursor of another order, and dates the wrong way round', async () => {
    const page = await read({ first: 1 }, {}, 'NEWEST');
    await expect(read({ first: 1, after: page.pageInfo.endCursor }, {}, 'OLDEST')).rejects.toThrow('翻页位置无效');
    expect(() => documentFilter({ publishedFrom: '2026-02-01', publishedTo: '2026-01-01' }, TODAY)).toThrow('起始日期不能晚于截止日期');
  });

  it('answers any filter text without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), async (text) => {
        const page = await read({ first: 1 }, { column: text, issuer: text }, 'NEWEST');
        expect(page.edges).toEqual([]);
      }),
      { numRuns: 50 },
    );
    expect((await read({ first: 1 }, { column: 'a\0b', issuer: '\0' }, 'NEWEST')).edges).toEqual([]);
  });

  it('counts only when asked, and reads rows only when asked', async () => {
    const counted = await readDocumentPage(statements, { sort: 'NEWEST' }, documentFilter({}, TODAY), { now: NOW, today: TODAY, selected: new Set(['totalCount']) });
    expect([counted.edges.length, counted.totalCount]).toEqual([0, 31]);
  });

  it('has no drafts', async () => {
    const page = await read({ first: 100 }, {}, 'NEWEST');
    expect(page.edges).toHaveLength(31);
    expect(page.edges.map((edge) => edge.node.id)).not.toContain(documentId('test', 'd5'));
  });
});
