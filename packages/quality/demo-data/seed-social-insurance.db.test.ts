import { createSocialInsurance, type SocialInsurance, type SocialInsuranceTables } from '@openhall/social-insurance';
import { contribution } from '@openhall/social-insurance/rules';
import { packagedSynonyms } from '@openhall/search';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSocialInsurance } from './seed-social-insurance.ts';
import { BUSINESS_TIME_ZONE } from './timeline.ts';

const NOW = new Date('2026-11-24T02:00:00Z');

let database: TestDatabase<SocialInsuranceTables>;
let socialInsurance: SocialInsurance;

beforeAll(async () => {
  database = await createTestDatabase<SocialInsuranceTables>();
  socialInsurance = createSocialInsurance({ db: database.db, synonyms: packagedSynonyms, businessTimeZone: BUSINESS_TIME_ZONE });
  await seedSocialInsurance({ socialInsurance, now: NOW });
}, 60_000);

afterAll(() => database.drop());

describe('the invented catalogues and standards', () => {
  it.each([
    ['DRUG', { ADDED: 3, REMOVED: 2, GRADE: 2, LIMITS: 3, PRICE: 0, DESCRIPTION: 0 }],
    ['TREATMENT', { ADDED: 2, REMOVED: 1, GRADE: 1, LIMITS: 2, PRICE: 0, DESCRIPTION: 1 }],
    ['ASSISTIVE_DEVICE', { ADDED: 2, REMOVED: 0, GRADE: 0, LIMITS: 0, PRICE: 3, DESCRIPTION: 1 }],
  ] as const)('%s: two editions, one in force, and exactly the changes of its notice', async (kind, counts) => {
    const [newer, older, ...others] = await socialInsurance.editions(kind, { now: NOW });
    expect(others).toEqual([]);
    expect(newer?.effectiveTo).toBeNull();
    expect((await socialInsurance.difference(kind, older?.id ?? '', newer?.id ?? '', { now: NOW }))?.counts).toEqual(counts);
  });

  it('a month in a past year can be worked out for every city', async () => {
    const cities = await socialInsurance.cities();
    expect(cities).toEqual([{ name: '丙市', firstYear: 2019 }, { name: '乙市', firstYear: 2019 }, { name: '甲市', firstYear: 2019 }]);
    for (const { name: city } of cities) {
      const standards = (await socialInsurance.standards(2022, city)).map((one) => ({ ...one, source: one.sourceName }));
      expect(contribution(standards, { city, on: '2022-05-10', wage: 6000 }).insurances.map(({ insurance }) => insurance)).toEqual(['PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY']);
    }
  });

  it('saved again they change nothing', async () => {
    const generations = async () => (await database.pool.query('select * from cache_generations order by 1')).rows;
    const before = await generations();
    await seedSocialInsurance({ socialInsurance, now: new Date(NOW.getTime() + 86_400_000) });
    expect(await generations()).toEqual(before);
  });
});
