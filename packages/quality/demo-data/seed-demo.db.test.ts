import { testBlobs } from '@openhall/files/testing';
import { createPublishing, documentId, type PublishingTables } from '@openhall/publishing';
import { packagedSynonyms } from '@openhall/search';
import { createCalendar, packagedYears } from '@openhall/statutory-time';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoContent } from './demo-content.ts';
import { demoSite } from './demo-site.ts';
import { DEMO_SOURCE } from './department.ts';
import { seedDemo, type DemoProgress } from './seed-demo.ts';
import { BUSINESS_TIME_ZONE } from './timeline.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const AT = { now: NOW };
const EVERYTHING = new Set(['title', 'validity', 'column', 'issuer', 'amendedBy']);
const idOf = (key: string) => documentId(DEMO_SOURCE, key);
const keys = new Set(demoContent(NOW).saves.map(({ input }) => input.sourceKey));

let database: TestDatabase<PublishingTables>;
let publishing: ReturnType<typeof createPublishing>;
const progress: DemoProgress[] = [];
let seeded: { documents: number };

beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: BUSINESS_TIME_ZONE });
  seeded = await seedDemo({ publishing, now: NOW, onProgress: (step) => progress.push(step) });
}, 120_000);

afterAll(() => database.drop());

/** Every row the demonstration wrote, as it stands, and the generation numbers that empty caches. */
async function everything(): Promise<unknown> {
  const { db, pool } = database;
  return {
    documents: await db.selectFrom('documents').selectAll().orderBy('id').execute(),
    revisions: await db.selectFrom('document_revisions').selectAll().orderBy('document_id').orderBy('number').execute(),
    relations: await db.selectFrom('document_relations').selectAll().orderBy('from_id').orderBy('to_id').execute(),
    attachments: await db.selectFrom('attachments').selectAll().orderBy('id').execute(),
    generations: (await pool.query('select * from cache_generations order by 1')).rows,
  };
}

async function statusOf(key: string): Promise<string | undefined> {
  const document = await publishing.document(idOf(key), { ...AT, selected: EVERYTHING });
  return document === null ? undefined : publishing.validity(document, AT)?.status;
}

describe('seeding the demonstration', () => {
  it('writes every document and says how far it is', () => {
    expect(seeded.documents).toBe(keys.size);
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
    expect(progress.map(({ done }) => done).toSorted((left, right) => left - right)).toEqual(progress.map(({ done }) => done));
  });

  it('a second time on the same day changes nothing', async () => {
    const before = await everything();
    expect(await seedDemo({ publishing, now: NOW })).toEqual(seeded);
    expect(await everything()).toEqual(before);
  });

  it('configures the columns and fills each of them', async () => {
    expect((await publishing.columns()).map(({ slug }) => slug)).toEqual(demoSite.columns.map(({ slug }) => slug));
    const loaders = publishing.loaders(AT);
    for (const { slug } of demoSite.columns) expect((await loaders.columnActivity(slug)).documentCount, slug).toBeGreaterThan(5);
  });

  it('tells a history of ten versions, newest first, each with its reason', async () => {
    const revisions = await publishing.loaders(AT).revisions(idOf('social-insurance/unemployment-benefit-guide'));
    expect(revisions.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(revisions.slice(0, -1).every(({ changeNote }) => changeNote !== null && changeNote.length > 5)).toBe(true);
    const instants = revisions.map(({ createdAt }) => createdAt.getTime());
    expect(instants.toSorted((left, right) => right - left)).toEqual(instants);
  });
});

describe('what a reader sees', () => {
  it.each([
    ['rights/minimum-wage-old', 'REPEALED'],
    ['social-insurance/work-injury-old', 'REPEALED'],
    ['department/proactive-disclosure-trial', 'REPEALED'],
    ['employment/subsidy-measures', 'AMENDED'],
    ['employment/promotion-regulations-old', 'AMENDED'],
    ['employment/promotion-regulations', 'IN_FORCE'],
    ['veterans/training-trial', 'EXPIRED'],
    ['rights/work-hours-pilot', 'SUSPENDED'],
    ['talent/hr-agencies', 'NOT_YET_IN_FORCE'],
    ['department/attribute-determination', 'IN_FORCE'],
    ['rights/minimum-wage', 'IN_FORCE'],
  ])('%s is %s', async (key, status) => {
    expect(await statusOf(key)).toBe(status);
  });

  it('interpretations lead to what they interpret', async () => {
    const loaders = publishing.loaders(AT);
    const interpreted = await loaders.relations({ id: idOf('rights/minimum-wage-interpretation'), relation: 'INTERPRETS', direction: 'out' });
    expect(interpreted.map(({ id }) => id)).toEqual([idOf('rights/minimum-wage')]);
  });

  it('nothing withheld, drafted, on request, withdrawn or under embargo', async () => {
    for (const key of ['personnel/internal-rotation', 'talent/talent-plan-draft', 'social-insurance/case-reply', 'employment/fair-postponed', 'rights/wage-guideline']) {
      expect(keys.has(key), key).toBe(true);
      expect(await publishing.document(idOf(key), { ...AT, selected: EVERYTHING }), key).toBeNull();
    }
    expect(await publishing.removedDocument(idOf('employment/fair-postponed'), AT)).toMatchObject({ removedOn: '2026-10-16' });
    const later = { now: new Date('2026-11-26T03:00:00Z') };
    expect(await publishing.document(idOf('rights/wage-guideline'), { ...later, selected: EVERYTHING })).not.toBeNull();
  });

  it('every document of the department on time (art. 26)', async () => {
    const { rows } = await database.pool.query<{ id: string }>('select d.id from public_documents($1) d join issuers i on i.id = d.issuer_id where i.own', [NOW]);
    expect(rows.length).toBeGreaterThan(300);
    for (const { id } of rows) {
      const document = await publishing.document(id, { ...AT, selected: new Set(['publicationDue', 'issuer', 'writtenOn', 'publishedAt', 'title']) });
      expect(document === null ? null : publishing.publicationDue(document)?.onTime, document?.title).toBe(true);
    }
  });
});
