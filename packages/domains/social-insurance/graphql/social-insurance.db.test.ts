import { packagedSynonyms } from '@openhall/search';
import { createTestDatabase } from '@openhall/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueContent } from '../data/catalogue-content.ts';
import type { SocialInsuranceTables } from '../data/tables.ts';
import { CatalogueBuilder } from '../import/catalogue-builder.ts';
import { createSocialInsurance, type SocialInsurance } from '../service.ts';
import { ask, schema } from '../testing/request.ts';
import { NOW, sampleFacts } from '../testing/sample-edition.ts';

const MARK = '绝不可见';
const LATER = new Date('2026-12-24T02:00:00Z');

/** A small catalogue of drugs: two of them, three rows. */
function drugs(name: string, grade: string): CatalogueContent {
  const builder = new CatalogueBuilder('DRUG');
  const blank = { code: '', number: '', form: '', grade: '', classCode: '', group: '', subgroup: '', unit: '', priceLimit: '', serviceYears: '', material: '', purpose: '', appliesTo: '', note: '',
    INSURANCE: '', INSTITUTION: '', SETTING: '', SPECIALTY: '', SEX: '', AGE: '', CONDITION: '', LINE: '', MAXIMUM: '', QUANTITY: '', FREQUENCY: '', COURSE: '', TOTAL: '' };
  builder.addColumns(['编号', '药品名称', '剂型']);
  for (const [index, form] of ['片剂', '胶囊'].entries()) builder.addItem({ line: index, problems: [], values: { ...blank, number: '1', name, form, grade, group: '示例大类', subgroup: '示例亚类', SEX: '女' } });
  builder.addItem({ line: 3, problems: [], values: { ...blank, number: '2', name: '示例宁', form: '注射剂', grade: '乙类', priceLimit: '12.5' } });
  return builder.content();
}

let database: Awaited<ReturnType<typeof createTestDatabase<SocialInsuranceTables>>>;
let socialInsurance: SocialInsurance;
beforeAll(async () => {
  database = await createTestDatabase<SocialInsuranceTables>();
  socialInsurance = createSocialInsurance({ db: database.db, synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
  await socialInsurance.saveEdition(sampleFacts('DRUG', '2017-02-21'), drugs('示例安', '甲类'), { now: NOW });
  await socialInsurance.saveEdition(sampleFacts('DRUG', '2024-01-01'), drugs('示例安', '乙类'), { now: NOW });
  await socialInsurance.saveEdition(sampleFacts('DRUG', '2026-06-01', { publishedAt: LATER, title: MARK, sourceName: MARK, documentNumber: MARK }), drugs(MARK, '甲类'), { now: NOW });
  const standard = { city: '示例市', insurance: 'PENSION', item: 'PERSON_RATE', sourceName: '示例〔2024〕1号', sourceUrl: null, verified: 'R' } as const;
  await socialInsurance.saveStandards([{ ...standard, value: 8, validFrom: '2024-01-01', validTo: '2025-06-30' }, { ...standard, value: 8.5, validFrom: '2025-07-01', validTo: null }], { now: NOW });
});
afterAll(() => database.drop());

const asked = async (field: string, now = NOW): Promise<unknown> => Object.values(await ask(socialInsurance, `{ ${field} }`, now))[0];

describe('editions', () => {
  it('end where the next begins, and their owner changes with the law', async () => {
    expect(await asked('catalogueEditions(kind: DRUG) { id effectiveFrom effectiveTo owner rowCount itemCount columns classes { code parentCode } }')).toEqual([
      { id: 'drugs-2024-01-01', effectiveFrom: '2024-01-01', effectiveTo: null, owner: 'MEDICAL_INSURANCE', rowCount: 3, itemCount: 2, columns: ['编号', '药品名称', '剂型'], classes: [{ code: '示例大类', parentCode: null }, { code: '示例大类/示例亚类', parentCode: '示例大类' }] },
      { id: 'drugs-2017-02-21', effectiveFrom: '2017-02-21', effectiveTo: '2023-12-31', owner: 'HUMAN_RESOURCES', rowCount: 3, itemCount: 2, columns: ['编号', '药品名称', '剂型'], classes: [{ code: '示例大类', parentCode: null }, { code: '示例大类/示例亚类', parentCode: '示例大类' }] },
    ]);
  });

  it('are asked as of a day', async () => {
    const on = (asOf: string) => asked(`catalogueItems(kind: DRUG, asOf: "${asOf}", query: "示例安") { edition { id } totalCount subjectCount edges { node { grade } } }`);
    expect(await on('2017-02-20')).toEqual({ edition: null, totalCount: 0, subjectCount: 0, edges: [] });
    expect(await on('2023-12-31')).toMatchObject({ edition: { id: 'drugs-2017-02-21' }, totalCount: 2, subjectCount: 1, edges: [{ node: { grade: 'A' } }, { node: { grade: 'A' } }] });
    expect(await on('2024-01-01')).toMatchObject({ edition: { id: 'drugs-2024-01-01' }, edges: [{ node: { grade: 'B' } }, { node: { grade: 'B' } }] });
  });

  it('say their rows in full', async () => {
    expect(await asked('catalogueItems(kind: DRUG, class: "示例大类", first: 1) { edges { node { key subject name form className limits { kind value words } } } }')).toEqual({
      edges: [{ node: { key: '1|片剂', subject: '1', name: '示例安', form: '片剂', className: '示例亚类', limits: [{ kind: 'SEX', value: '女', words: '限女性' }] } }],
    });
  });

  it('differ in what they say, a page at a time and by change', async () => {
    const difference = (more: string) => asked(`catalogueDiff(kind: DRUG, from: "drugs-2017-02-21", to: "drugs-2024-01-01"${more}) { totalCount counts { change count } entries { key changes before { grade } after { grade } } }`);
    expect(await difference('')).toMatchObject({ totalCount: 2, entries: [{ key: '1|片剂', changes: ['GRADE'], before: { grade: 'A' }, after: { grade: 'B' } }, { key: '1|胶囊' }] });
    expect(await difference(', skip: 1')).toMatchObject({ totalCount: 2, entries: [{ key: '1|胶囊' }] });
    expect(await difference(', change: ADDED')).toMatchObject({ totalCount: 0, entries: [], counts: expect.arrayContaining([{ change: 'GRADE', count: 2 }, { change: 'ADDED', count: 0 }]) });
    await expect(difference(', first: 101')).rejects.toThrow('first 应为');
  });

  it('imported again change nothing, changed they are replaced, two at once follow each other', async () => {
    const facts = sampleFacts('TREATMENT', '2024-01-01');
    const save = (grade: string) => socialInsurance.saveEdition(facts, drugs('示例安', grade), { now: NOW });
    const outcomes = await Promise.all([save('甲类'), save('甲类')]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['created', 'unchanged']);
    expect((await save('乙类')).outcome).toBe('replaced');
    const { count } = await database.db.selectFrom('catalogue_items').select((eb) => eb.fn.countAll<number>().as('count')).where('edition_id', '=', 'treatments-2024-01-01').executeTakeFirstOrThrow();
    expect(count).toBe(3);
  });

  it('answer any text whatever (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.stringMatching(/^[示例安'"\\&|!():*<>~%_0-9 ]{0,40}$/)), async (text) => {
        await socialInsurance.items({ kind: 'DRUG', query: text, class: text }, { now: NOW });
      }),
      { numRuns: 100 },
    );
  });
});

describe('standards', () => {
  it('are those that applied on some day of the year', async () => {
    const of = (year: number, city = '示例市') => asked(`contributionStandards(year: ${year}, city: "${city}") { value validFrom validTo }`);
    expect(await of(2023)).toEqual([]);
    expect(await of(2024)).toEqual([{ value: 8, validFrom: '2024-01-01', validTo: '2025-06-30' }]);
    expect(await of(2025)).toHaveLength(2);
    expect(await of(2026)).toEqual([{ value: 8.5, validFrom: '2025-07-01', validTo: null }]);
    expect(await of(2026, '别处')).toEqual([]);
    await expect(of(20)).rejects.toThrow('year 应为');
    expect(await asked('contributionCities { name firstYear }')).toEqual([{ name: '示例市', firstYear: 2024 }]);
  });
});

/** How to ask each field of Query for the edition that is not public yet. */
const PROBES: Readonly<Record<string, readonly string[]>> = {
  catalogueEditions: ['(kind: DRUG) { id title sourceName documentNumber effectiveTo }'],
  catalogueItems: ['(kind: DRUG, asOf: "2026-11-01") { edition { title } edges { node { name } } }', `(kind: DRUG, query: "${MARK}") { totalCount edges { node { name } } }`],
  catalogueDiff: ['(kind: DRUG, from: "drugs-2024-01-01", to: "drugs-2026-06-01") { to { title } entries { after { name } } }'],
  // Standards are in force or were: none is hidden.
  contributionStandards: ['(year: 2026, city: "示例市") { sourceName }'],
  contributionCities: ['{ name }'],
};

describe('what is not public yet', () => {
  const everything = async (now: Date): Promise<string> => {
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(fields.toSorted()).toEqual(Object.keys(PROBES).toSorted());
    const answers = await Promise.all(Object.entries(PROBES).flatMap(([field, probes]) => probes.map((probe) => asked(`${field}${probe}`, now))));
    return JSON.stringify(answers);
  };

  it('shows nowhere, ends nothing, and is waited for', async () => {
    const answers = await everything(NOW);
    expect(answers).not.toContain(MARK);
    expect(answers).toContain('"effectiveTo":null');
    expect(await socialInsurance.nextChangeAt({ now: NOW })).toEqual(LATER);
  });

  it('shows once it is due: the test above would notice', async () => {
    expect((await everything(LATER)).split(MARK).length).toBeGreaterThan(6);
    expect(await socialInsurance.nextChangeAt({ now: LATER })).toBeNull();
  });
});
