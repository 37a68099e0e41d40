import { createTestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testFiles } from '../testing/sample-document.ts';
import type { DocumentInput, RelationInput } from './document-input.ts';
import { documentId } from './identity.ts';
import { saveRelations } from './relations.ts';
import { saveDocuments } from './repository.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
});
afterAll(() => database.drop());

const context = (now = NOW) => ({ now, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' });
const save = (documents: DocumentInput[], now = NOW) => saveDocuments(database.db, testFiles(database.db), documents, context(now));
const relate = (relations: RelationInput[], replaceFrom: string[] = [], now = NOW) => saveRelations(database.db, relations, { replaceFrom }, context(now));
const id = (key: string) => documentId('test', key);
const effects = (key: string) =>
  database.db
    .selectFrom('documents')
    .select(['amended_on', 'amended_inferred', 'amended_basis', 'repealed_on', 'repealed_inferred', 'repealed_basis'])
    .where('id', '=', id(key))
    .executeTakeFirstOrThrow();

describe('relations', () => {
  it('tell the text they act on since when, and what that rests on', async () => {
    await save([sampleDocument('old'), sampleDocument('new'), sampleDocument('newer')]);
    await relate([
      { fromId: id('newer'), toId: id('old'), relation: 'AMENDS', effectiveOn: '2026-06-01', inferred: true, basis: '同名新文本' },
      { fromId: id('new'), toId: id('old'), relation: 'AMENDS', effectiveOn: '2025-01-01' },
      { fromId: id('newer'), toId: id('old'), relation: 'REPEALS', effectiveOn: '2027-01-01', inferred: true, basis: '《甲》同时废止' },
    ]);
    expect(await effects('old')).toEqual({
      amended_on: '2025-01-01', amended_inferred: false, amended_basis: null,
      repealed_on: '2027-01-01', repealed_inferred: true, repealed_basis: '《甲》同时废止',
    });
  });

  it('fall back to the dates of the acting text: in force, else written, else listed', async () => {
    await save([sampleDocument('t1'), sampleDocument('t2'), sampleDocument('t3')]);
    await save([
      sampleDocument('by-force', { effectiveFrom: '2024-05-01', writtenOn: '2024-04-01' }),
      sampleDocument('by-writing', { writtenOn: '2024-04-01' }),
      sampleDocument('by-listing', { sourcePublishedOn: '2024-03-01' }),
    ]);
    await relate([
      { fromId: id('by-force'), toId: id('t1'), relation: 'REPEALS' },
      { fromId: id('by-writing'), toId: id('t2'), relation: 'REPEALS' },
      { fromId: id('by-listing'), toId: id('t3'), relation: 'REPEALS' },
    ]);
    expect(await Promise.all(['t1', 't2', 't3'].map(async (key) => (await effects(key)).repealed_on))).toEqual(['2024-05-01', '2024-04-01', '2024-03-01']);
  });

  it('are saved once: the same again changes nothing, and those no longer listed go', async () => {
    await save([sampleDocument('a'), sampleDocument('b'), sampleDocument('c')]);
    const relation: RelationInput = { fromId: id('a'), toId: id('b'), relation: 'AMENDS', effectiveOn: '2026-01-01' };
    expect(await relate([relation, { ...relation, toId: id('c') }])).toBe(2);
    expect(await relate([relation, { ...relation, toId: id('c') }], [id('a')])).toBe(0);
    expect(await relate([relation], [id('a')])).toBe(1);
    expect((await effects('c')).amended_on).toBeNull();
    expect((await effects('b')).amended_on).toBe('2026-01-01');
  });

  it('survive a revision of the text they act on', async () => {
    await save([sampleDocument('kept'), sampleDocument('actor')]);
    await relate([{ fromId: id('actor'), toId: id('kept'), relation: 'REPEALS', effectiveOn: '2026-01-01' }]);
    await save([sampleDocument('kept', { title: '改题' })]);
    expect((await effects('kept')).repealed_on).toBe('2026-01-01');
  });

  it.each([
    ['a draft', { publicationState: 'DRAFT', publishedAt: null }],
    ['a scheduled text', { publicationState: 'SCHEDULED' }],
    ['a withdrawn text', { publicationState: 'WITHDRAWN' }],
    ['a withheld text', { disclosureAttribute: 'WITHHELD' }],
    ['a text given on request only', { disclosureAttribute: 'ON_REQUEST' }],
  ] as const)('of %s show on nothing', async (name, hidden) => {
    await save([sampleDocument(`target of ${name}`), sampleDocument(name, hidden)]);
    await relate([{ fromId: id(name), toId: id(`target of ${name}`), relation: 'REPEALS', effectiveOn: '2026-01-01' }]);
    expect((await effects(`target of ${name}`)).repealed_on).toBeNull();
  });

  it('of a text under embargo count from the first whole business day on which it is public', async () => {
    // 10:00 on 1 December in the business zone: on that day's midnight nobody may see the repeal yet.
    await save([sampleDocument('embargo target'), sampleDocument('embargoed', { embargoUntil: new Date('2026-12-01T02:00:00Z') })]);
    await relate([{ fromId: id('embargoed'), toId: id('embargo target'), relation: 'REPEALS', effectiveOn: '2026-11-30' }]);
    expect((await effects('embargo target')).repealed_on).toBe('2026-12-02');
    await save([sampleDocument('midnight target'), sampleDocument('midnight', { embargoUntil: new Date('2026-11-30T16:00:00Z') })]);
    await relate([{ fromId: id('midnight'), toId: id('midnight target'), relation: 'REPEALS', effectiveOn: '2026-11-30' }]);
    expect((await effects('midnight target')).repealed_on).toBe('2026-12-01');
  });

  it('follow the acting text when it is published or withdrawn', async () => {
    await save([sampleDocument('follower'), sampleDocument('leader', { publicationState: 'DRAFT' })]);
    await relate([{ fromId: id('leader'), toId: id('follower'), relation: 'REPEALS', effectiveOn: '2026-01-01' }]);
    expect((await effects('follower')).repealed_on).toBeNull();
    await save([sampleDocument('leader')]);
    expect((await effects('follower')).repealed_on).toBe('2026-01-01');
    await save([sampleDocument('leader', { publicationState: 'WITHDRAWN' })]);
    expect((await effects('follower')).repealed_on).toBeNull();
  });

  it('of texts that act on each other may be saved by several writers at once', async () => {
    await save([sampleDocument('left'), sampleDocument('right')]);
    await relate([
      { fromId: id('left'), toId: id('right'), relation: 'AMENDS' },
      { fromId: id('right'), toId: id('left'), relation: 'AMENDS' },
    ]);
    const versions = Array.from({ length: 12 }, (_, index) => save([sampleDocument(index % 2 === 0 ? 'left' : 'right', { effectiveFrom: `2026-02-${10 + index}` })]));
    expect((await Promise.all(versions)).flat()).toEqual(Array.from({ length: 12 }, () => 'revised'));
  });

  it('to a document that does not exist are refused whole', async () => {
    await save([sampleDocument('lonely'), sampleDocument('beside')]);
    await expect(
      relate([
        { fromId: id('lonely'), toId: id('beside'), relation: 'AMENDS', effectiveOn: '2026-01-01' },
        { fromId: id('lonely'), toId: id('nobody'), relation: 'AMENDS' },
      ]),
    ).rejects.toThrow('foreign key');
    expect((await effects('beside')).amended_on).toBeNull();
  });
});
