import { createTestDatabase } from '@openhall/testkit';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfNextDay, today as businessDay } from '@openhall/statutory-time';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';
import { createPublishing } from '../index.ts';
import { documentId } from './identity.ts';
import { validityOf, type ValidityColumns } from './public-document.ts';
import { statusExpression } from './status-expression.ts';
import { Statements } from './statements.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
});
afterAll(() => database.drop());

const date = fc.constantFrom(null, '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26');
const facts: fc.Arbitrary<ValidityColumns> = fc.record({
  hasValidity: fc.boolean(),
  effectiveFrom: date,
  effectiveTo: date,
  amendedOn: date,
  amendedInferred: fc.boolean(),
  amendedBasis: fc.constant(null),
  repealedOn: date,
  repealedInferred: fc.boolean(),
  repealedBasis: fc.constant(null),
  suspendedFrom: date,
  suspendedUntil: date,
  statedStatus: fc.constantFrom(null, 'EXPIRED', 'REPEALED', 'AMENDED', 'SUSPENDED'),
  statusInferred: fc.boolean(),
  statusBasis: fc.constant(null),
});

describe('validity in SQL', () => {
  it('is what the rule says, for any facts on any day around them', async () => {
    const statements = new Statements(database.db);
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 50, maxLength: 50 }), fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'), async (records, day) => {
        const rows = JSON.stringify(
          records.map((record, position) => ({
            position,
            has_validity: record.hasValidity,
            effective_from: record.effectiveFrom,
            effective_to: record.effectiveTo,
            amended_on: record.amendedOn,
            repealed_on: record.repealedOn,
            suspended_from: record.suspendedFrom,
            suspended_until: record.suspendedUntil,
            stated_status: record.statedStatus,
          })),
        );
        const read = await statements.read<{ status: string | null }>(
          `twin ${rows}`,
          (db) =>
            sql<{ status: string | null }>`select ${statusExpression('d')} as status from jsonb_to_recordset(${rows}::jsonb) as d (position integer, has_validity boolean,
              effective_from date, effective_to date, amended_on date, repealed_on date, suspended_from date, suspended_until date, stated_status text)
              order by position`.compile(db),
          { today: day },
        );
        expect(read.map((row) => row.status)).toEqual(records.map((record) => validityOf(record, day)?.status ?? null));
      }),
      { numRuns: 60 },
    );
  });

  it('turns at midnight of the business zone, in the status shown and in the filter alike', async () => {
    const publishing = createPublishing({ db: database.db, ...testOptions() });
    await publishing.saveDocument(sampleDocument('turning', { effectiveFrom: '2026-11-25', effectiveTo: '2026-11-25' }), { now: NOW });
    const midnight = startOfNextDay(NOW, BUSINESS_TIME_ZONE);
    expect(businessDay(midnight, BUSINESS_TIME_ZONE)).toBe('2026-11-25');
    const at = async (offset: number) => {
      const now = new Date(midnight.getTime() + offset);
      const selected = new Set(['edges', 'edges.node', 'edges.node.status', 'status', 'totalCount']);
      const document = await publishing.document(documentId('test', 'turning'), { now, selected });
      const status = document?.status ?? null;
      const filtered = await publishing.documents({ status: status === null ? [] : [status], sort: 'NEWEST' }, { now, selected });
      return [status, filtered.edges.some((edge) => edge.node.id === document?.id)];
    };
    expect(await at(-1)).toEqual(['NOT_YET_IN_FORCE', true]);
    expect(await at(0)).toEqual(['IN_FORCE', true]);
    expect(await at(86_400_000 - 1)).toEqual(['IN_FORCE', true]);
    expect(await at(86_400_000)).toEqual(['EXPIRED', true]);
  });
});
