import { createTestDatabase, sharedPath } from '@openhall/testkit';
import { packagedSynonyms } from '@openhall/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueContent } from '../data/catalogue-content.ts';
import type { SocialInsuranceTables } from '../data/tables.ts';
import type { CatalogueKind } from '../rules/index.ts';
import { createSocialInsurance, type SocialInsurance } from '../service.ts';
import realFiles from '../testing/real-files.json' with { type: 'json' };
import { NOW, sampleFacts } from '../testing/sample-edition.ts';
import { secondEdition, type ListedChange } from '../testing/second-edition.ts';
import secondEditions from '../testing/second-editions.json' with { type: 'json' };
import { readCatalogue, type ReadFile } from './read-catalogue.ts';

const NAMES = Object.keys(realFiles) as (keyof typeof realFiles)[];
const kindOf = (name: string): CatalogueKind => (name.split(' ')[0] ?? '') as CatalogueKind;

let database: Awaited<ReturnType<typeof createTestDatabase<SocialInsuranceTables>>>;
let socialInsurance: SocialInsurance;
const read = new Map<string, CatalogueContent>();
beforeAll(async () => {
  database = await createTestDatabase<SocialInsuranceTables>();
  socialInsurance = createSocialInsurance({ db: database.db, synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
});
afterAll(() => database.drop());

/** Refused rows by reason, whatever they name. */
function counted({ target, rowsIn, kept, refused }: ReadFile) {
  const reasons: Record<string, number> = {};
  for (const { reason } of refused) {
    const said = reason.replaceAll(/“[^”]*”/g, '“…”');
    reasons[said] = (reasons[said] ?? 0) + 1;
  }
  return { target, rowsIn, kept, refused: reasons };
}

describe('the real tables', () => {
  it.each(NAMES)('%s: every row in, kept or refused with its reason', async (name) => {
    const expected = realFiles[name];
    const { content, files } = await readCatalogue(kindOf(name), sharedPath(expected.path));
    read.set(name, content);
    expect(Object.fromEntries(files.filter(({ target }) => target !== null).map((file) => [file.file, counted(file)]))).toEqual(expected.files);
    expect({ rows: content.items.length, items: new Set(content.items.map(({ subject }) => subject)).size, classes: content.classes.length }).toEqual({ rows: expected.rows, items: expected.items, classes: expected.classes });
  });

  it('take every file of both folders for some catalogue', () => {
    const taken = new Set(NAMES.flatMap((name) => Object.keys(realFiles[name].files)));
    expect(taken.size).toBe(22);
  });

  it.each(NAMES)('%s: the difference to the next edition is the committed list, exactly', async (name) => {
    const kind = kindOf(name);
    const first = read.get(name);
    if (first === undefined) throw new Error('The table was not read.');
    const [from, to] = [`20${10 + NAMES.indexOf(name)}-01-01`, `20${10 + NAMES.indexOf(name)}-07-01`];
    const { content, expected } = secondEdition(first, secondEditions[name] as ListedChange[]);
    const one = await socialInsurance.saveEdition(sampleFacts(kind, from), first, { now: NOW });
    const other = await socialInsurance.saveEdition(sampleFacts(kind, to), content, { now: NOW });
    const difference = await socialInsurance.difference(kind, one.id, other.id, { now: NOW });
    expect(Object.fromEntries((difference?.entries ?? []).map(({ key, changes }) => [key, changes.join()]))).toEqual(expected);
    expect((await socialInsurance.difference(kind, one.id, one.id, { now: NOW }))?.entries).toEqual([]);
    const back = await socialInsurance.difference(kind, other.id, one.id, { now: NOW });
    expect([back?.counts.ADDED, back?.counts.REMOVED]).toEqual([difference?.counts.REMOVED, difference?.counts.ADDED]);
  }, 60_000);

  it('are found by a part of the name, the beginning of a code, initials, and class', async () => {
    const find = async (more: object) => {
      const { edges, totalCount } = await socialInsurance.items({ kind: 'DRUG', asOf: '2010-02-01', first: 100, ...more }, { now: NOW });
      return { totalCount, nodes: edges.map(({ node }) => node) };
    };
    const words = await find({ query: '咳嗽' });
    expect(words.totalCount).toBeGreaterThan(10);
    expect(words.nodes.every(({ name }) => name.includes('咳'))).toBe(true);
    const code = await find({ query: 'xa06adf336' });
    expect(code.totalCount).toBeGreaterThan(3);
    expect(code.nodes.every((node) => node.code?.startsWith('XA06ADF336') === true)).toBe(true);
    expect((await find({ query: 'xeksn' })).nodes.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^小儿咳嗽宁/));
    const inClass = await find({ class: 'XA06' });
    expect(inClass.nodes.every((node) => node.classCode?.startsWith('XA06') === true)).toBe(true);
    expect(inClass.totalCount).toBeGreaterThan(3);
    expect((await find({ query: '绝无此药' })).totalCount).toBe(0);
  });

  it('page through every row once, both ways', async () => {
    const page = (more: object) => socialInsurance.items({ kind: 'ASSISTIVE_DEVICE', asOf: '2012-02-01', ...more }, { now: NOW });
    const one = await page({ first: 10 });
    const two = await page({ first: 10, after: one.pageInfo.endCursor });
    const three = await page({ first: 10, after: two.pageInfo.endCursor });
    expect([...one.edges, ...two.edges, ...three.edges].map(({ node }) => node.position)).toEqual(Array.from({ length: 25 }, (_, index) => index));
    expect((await page({ last: 10, before: two.pageInfo.startCursor })).edges.map(({ node }) => node.key)).toEqual(one.edges.map(({ node }) => node.key));
    await expect(page({ after: 'x' })).rejects.toThrow('翻页位置无效');
  });
});
