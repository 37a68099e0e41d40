import { readGenerations } from '@openhall/database';
import { createTestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPublishing } from '../service.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
});
afterAll(() => database.drop());

it('rebuilds entries that are wrong, batch by batch, and leaves the others alone', async () => {
  const publishing = createPublishing({ db: database.db, ...testOptions() });
  await publishing.saveDocuments(
    Array.from({ length: 230 }, (_, index) => sampleDocument(`document-${index}`)),
    { now: NOW },
  );
  const generation = async () => (await readGenerations(database.db)).get('publishing') ?? 0;
  const before = await generation();
  expect(await publishing.reindex()).toEqual({ done: 230, total: 230, changed: 0 });
  expect(await generation()).toBe(before);

  await sql`update documents set body_vector = ''::tsvector where source_key in ('document-3', 'document-200')`.execute(database.db);
  const seen: number[] = [];
  expect(await publishing.reindex(({ done }) => seen.push(done))).toEqual({ done: 230, total: 230, changed: 2 });
  expect(seen).toEqual([100, 200, 230]);
  expect(await generation()).toBeGreaterThan(before);
  const { rows } = await sql<{ empty: number }>`select count(*)::int as empty from documents where body_vector = ''::tsvector`.execute(database.db);
  expect(rows[0]?.empty).toBe(0);
});
