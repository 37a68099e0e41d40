import type { StandardInput } from '@openhall/social-insurance';
import type { Insurance, StandardItem } from '@openhall/social-insurance/rules';

/** Monthly wages that bases are counted from, by the July they begin to apply; invented. */
const WAGES: readonly (readonly [year: number, yuan: number])[] = [
  [2020, 5640],
  [2021, 5925],
  [2022, 6210],
  [2023, 6480],
  [2024, 6735],
  [2025, 6960],
];

type Rate = { readonly insurance: Insurance; readonly employer: number; readonly person: number | null; readonly from: string; readonly to?: string };

const RATES: readonly Rate[] = [
  { insurance: 'PENSION', employer: 16, person: 8, from: '2019-05-01' },
  { insurance: 'MEDICAL', employer: 7, person: 2, from: '2019-01-01' },
  { insurance: 'UNEMPLOYMENT', employer: 0.7, person: 0.3, from: '2019-01-01', to: '2022-12-31' },
  { insurance: 'UNEMPLOYMENT', employer: 0.5, person: 0.5, from: '2023-01-01' },
  { insurance: 'WORK_INJURY', employer: 0.4, person: null, from: '2019-01-01' },
  { insurance: 'MATERNITY', employer: 0.7, person: null, from: '2019-01-01' },
];

/** Cities, what they add to the province's wage, and the unemployment benefit of each July. */
const CITIES = [
  { city: '甲市', factor: 1.1, benefit: 0.3 },
  { city: '乙市', factor: 1, benefit: 0.27 },
  { city: '丙市', factor: 0.95, benefit: 0.27 },
] as const;

type City = (typeof CITIES)[number];

function standardsOf({ city, factor, benefit }: City): StandardInput[] {
  const one = (insurance: Insurance, item: StandardItem, value: number, validity: { from: string; to: string | null }, sourceName: string): StandardInput => ({
    city, insurance, item, value, validFrom: validity.from, validTo: validity.to, sourceName, sourceUrl: null, verified: 'T',
  });
  const bases = WAGES.flatMap(([year, yuan], index) => {
    const validity = { from: `${year}-07-01`, to: index === WAGES.length - 1 ? null : `${year + 1}-06-30` };
    const wage = Math.round(yuan * factor);
    const source = `示例省关于公布 ${year} 年度社会保险缴费基数上下限的通知`;
    return [
      ...(['PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY'] as const).flatMap((insurance) => [
        one(insurance, 'BASE_FLOOR', Math.round(wage * 0.6), validity, source),
        one(insurance, 'BASE_CEILING', wage * 3, validity, source),
      ]),
      one('UNEMPLOYMENT', 'BENEFIT', Math.round(wage * benefit), validity, `${city}关于调整 ${year} 年度失业保险金标准的通知`),
    ];
  });
  const rates = RATES.flatMap(({ insurance, employer, person, from, to = null }) => {
    const source = `示例省社会保险费率规定（${from.slice(0, 4)} 年）`;
    return [one(insurance, 'EMPLOYER_RATE', employer, { from, to }, source), ...(person === null ? [] : [one(insurance, 'PERSON_RATE', person, { from, to }, source)])];
  });
  return [...bases, ...rates];
}

/** Six years of three cities. */
export const demoStandards: readonly StandardInput[] = CITIES.flatMap(standardsOf);
