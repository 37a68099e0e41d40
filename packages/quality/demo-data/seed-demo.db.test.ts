import { createPublishing, documentId, type PublishingTables } from '@openhall/publishing';
import { packagedSynonyms } from '@openhall/search';
import { createCalendar, packagedYears } from '@openhall/statutory-time';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoContent } from './demo-content.ts';
import { DEMO_SOURCE } from './department.ts';
import { seedDemo } from './seed-demo.ts';
import { BUSINESS_TIME_ZONE } from './timeline.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const idOf = (key: string) => documentId(DEMO_SOURCE, key);

let database: TestDatabase<PublishingTables>;
let publishing: ReturnType<typeof createPublishing>;

beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: BUSINESS_TIME_ZONE });
  await seedDemo({ publishing, now: NOW });
}, 120_000);

afterAll(() => database.drop());

/** Everything the demonstration wrote, as it stands. */
async function everything(): Promise<unknown> {
  const { db } = database;
  const documents = await db.selectFrom('documents').selectAll().orderBy('id').execute();
  const revisions = await db.selectFrom('document_revisions').selectAll().orderBy('document_id').orderBy('number').execute();
  const relations = await db.selectFrom('document_relations').selectAll().orderBy('from_id').orderBy('to_id').execute();
  const attachments = await db.selectFrom('attachments').selectAll().orderBy('id').execute();
  return { documents, revisions, relations, attachments };
}

describe('seeding the demonstration', () => {
  it('a second time on the same day changes nothing', async () => {
    const before = await everything();
    const again = await seedDemo({ publishing, now: NOW });
    expect(await everything()).toEqual(before);
    expect(again.documents).toBe(new Set(demoContent(NOW).saves.map(({ input }) => input.sourceKey)).size);
  });

  it('tells a history of ten versions, the last of them current', async () => {
    const revisions = await publishing.loaders({ now: NOW }).revisions(idOf('social-insurance/unemployment-benefit-guide'));
    expect(revisions.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(revisions.slice(0, -1).every(({ changeNote }) => changeNote !== null && changeNote.length > 5)).toBe(true);
  });
});
