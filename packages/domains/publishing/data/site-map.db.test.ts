import { createTestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublishing } from '../index.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';
import { documentId } from './identity.ts';
import { readSitemap, readSitemapParts } from './site-queries.ts';
import { Statements } from './statements.ts';
import type { PublishingTables } from './tables.ts';

const keys = ['one', 'two', 'three', 'four', 'five'];
const ids = keys.map((key) => documentId('test', key)).toSorted();

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let statements: Statements;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  statements = new Statements(database.db);
});
afterAll(() => database.drop());

describe('the site map', () => {
  it('has no parts while nothing is public', async () => {
    expect(await readSitemapParts(statements, NOW)).toEqual([]);
  });

  it('lists every public document in exactly one part', async () => {
    await createPublishing({ db: database.db, ...testOptions() }).saveDocuments(keys.map((key) => sampleDocument(key)), { now: NOW });
    const starts = await readSitemapParts(statements, NOW, 2);
    expect(starts).toEqual([ids[0], ids[2], ids[4]]);
    const parts = await Promise.all(starts.map((start) => readSitemap(statements, start, NOW, 2)));
    expect(parts.map((part) => part.map(({ id }) => id))).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect(parts[0]?.[0]?.updatedAt).toEqual(NOW);
  });

  it('has nothing under what is no identifier', async () => {
    expect(await readSitemap(statements, "'; --", NOW)).toEqual([]);
  });
});
