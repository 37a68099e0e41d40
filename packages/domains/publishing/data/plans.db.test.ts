import { createTestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testFiles } from '../testing/sample-document.ts';
import type { DocumentInput } from './document-input.ts';
import { documentId } from './identity.ts';
import { isPublicAt } from './publication-facts.ts';
import { saveDocuments } from './repository.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
/** Enough rows, with statistics, for the planner to choose as it does on a real site. */
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  const documents = Array.from({ length: 2000 }, (_, index) =>
    sampleDocument(`plan ${index}`, {
      sourcePublishedOn: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
      kind: index % 10 === 0 ? 'LAW' : 'NEWS',
      issuer: { name: `机关${index % 40}`, own: false },
    }),
  );
  await saveDocuments(database.db, testFiles(database.db), documents, { now: NOW, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' });
  await sql`analyze documents`.execute(database.db);
});
afterAll(() => database.drop());

async function planOf(query: string): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(query)}`.execute(database.db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the gate as a function', () => {
  it('is inlined: the plan shows the table and its index, not a function that returns rows', async () => {
    const plan = await planOf(`select d.id from public_documents(timestamptz '2026-11-24') d order by d.listed_on desc, d.id desc limit 20`);
    expect(plan).toMatch(/Index (?:Only )?Scan using documents_listed/u);
    expect(plan).not.toContain('Function Scan');
    expect(plan).not.toContain('Sort');
  });

  it.each([
    ['documents_listed', 'true'],
    ['documents_kind_listed', `d.kind = 'LAW'`],
    ['documents_issuer_listed', `d.issuer_id = (select id from issuers where name = '机关7')`],
    ['documents_ended_listed', `d.has_validity and (d.repealed_on is not null or d.stated_status = 'REPEALED')`],
  ])('gives a list its order from %s', async (index, condition) => {
    const plan = await planOf(`select d.id from public_documents(timestamptz '2026-11-24') d where ${condition} and (d.listed_on, d.id) < (date '2025-01-01', 'x') order by d.listed_on desc, d.id desc limit 20`);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Sort');
  });

  it('is not what desks list by: their order has an index of its own, whatever they may read', async () => {
    const plan = await planOf(`select d.id from documents d where d.publication_state = any(array['DRAFT', 'PUBLISHED']) and (d.updated_at, d.id) < (timestamptz '2027-01-01', 'x') order by d.updated_at desc, d.id desc limit 31`);
    expect(plan).toContain('documents_updated');
    expect(plan).not.toMatch(/(?<!Incremental )Sort/u);
  });

  it('agrees with the write side’s twin on any record at any moment, at the very instants of change too', async () => {
    const instants = ['2026-11-24T00:59:59.999Z', '2026-11-24T01:00:00Z', '2026-11-24T01:00:00.001Z'].map((text) => new Date(text));
    const facts = fc.record({
      publicationState: fc.constantFrom('DRAFT', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'),
      disclosureAttribute: fc.constantFrom('ACTIVE', 'ON_REQUEST', 'WITHHELD'),
      publishedAt: fc.constantFrom(...instants),
      embargoUntil: fc.constantFrom(null, ...instants),
    } satisfies Partial<Record<keyof DocumentInput, unknown>>);
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 20, maxLength: 20 }), fc.constantFrom(...instants), async (records, at) => {
        const documents = records.map((record, index) => sampleDocument(`twin ${index}`, record));
        await saveDocuments(database.db, testFiles(database.db), documents, { now: new Date('2026-01-01T00:00:00Z'), businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' });
        const heads = await database.db.selectFrom('documents').selectAll().where('id', 'in', documents.map((document) => documentId('test', document.sourceKey))).execute();
        const { rows } = await sql<{ id: string }>`select id from public_documents(${at}) where source_key like 'twin %'`.execute(database.db);
        expect(rows.map((row) => row.id).toSorted()).toEqual(heads.filter((head) => isPublicAt(head, at)).map((head) => head.id).toSorted());
      }),
      { numRuns: 20 },
    );
  });

  it('asks at the instant it is given, never at the server’s', async () => {
    await saveDocuments(database.db, testFiles(database.db), [sampleDocument('later', { publishedAt: new Date('2999-01-01T00:00:00Z') })], { now: NOW, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' });
    const seen = async (at: string) => (await sql`select 1 from public_documents(${new Date(at)}) where source_key = 'later'`.execute(database.db)).rows.length;
    expect([await seen('2998-12-31T23:59:59Z'), await seen('2999-01-01T00:00:00Z')]).toEqual([0, 1]);
  });
});
