import { contribution, INSURANCES, STANDARD_ITEMS, standardOn, type Contribution, type Standard } from '@openhall/social-insurance/rules';
import { today } from '@openhall/statutory-time/rules';
import type { TableCell } from '@openhall/ui';
import { h } from 'vue';
import { ContributionCitiesDocument, StandardsOfCityDocument, type StandardsOfCityQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate, readTypedDate } from '../../site/dates.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { columnHref, paths } from '../../site/links.ts';
import type { InputProblem } from '../../site/list-query.ts';
import StandardsPage from './StandardsPage.vue';

type Kept = StandardsOfCityQuery['contributionStandards'][number] & Standard;

const words = messages.socialInsurance.standards;
export const standardParameters = ['city', 'on', 'wage'] as const;
const longestTyped = 40;
const mostWage = 10_000_000;

function standardRow({ insurance, item, value, validFrom, validTo, sourceName, sourceUrl, verified }: Kept): TableCell[] {
  return [
    { text: words.insurances[insurance] },
    { text: words.items[item] },
    { text: item === 'EMPLOYER_RATE' || item === 'PERSON_RATE' ? words.percent(value) : words.monthly(value) },
    { text: messages.socialInsurance.period(formatDate(validFrom), validTo === null ? null : formatDate(validTo)) },
    { text: verified === 'T' ? sourceName : sourceName + words.unverified, href: sourceUrl },
  ];
}

function shareRows({ insurances }: Contribution): TableCell[][] {
  return insurances.flatMap((one) =>
    (['employer', 'person'] as const).flatMap((who) => {
      const share = one[who];
      if (share === null) return [];
      const base = `${words.bases[one.baseRule]} ${words.yuan(one.base)}${one.baseSource === null ? '' : `（${one.baseSource}）`}`;
      return [[{ text: words.insurances[one.insurance] }, { text: words.shares[who] }, { text: base }, { text: words.product(one.base, share.rate, share.exact) }, { text: words.yuan(share.amount) }, { text: share.rateSource }]];
    }),
  );
}

/** The standards that applied on the day, of all that applied in its year. */
function applying(standards: readonly Kept[], city: string, on: string): Kept[] {
  return INSURANCES.flatMap((insurance) => STANDARD_ITEMS.flatMap((item) => standardOn(standards, { city, insurance, item, on }) ?? []));
}

function wageOf(text: string): number | null {
  const wage = /^\d{1,8}(?:\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  return wage <= mostWage ? wage : null;
}

const frame = (canonical: string): SiteFrame => ({
  title: words.title,
  description: words.description,
  canonical,
  trail: [{ label: messages.socialInsurance.column, href: columnHref('social-insurance') }, { label: words.title }],
  section: null,
  columnSlug: 'social-insurance',
  column: { name: words.title, description: words.description, keywords: words.keywords, type: messages.socialInsurance.columnType },
  ...(canonical === paths.standards ? {} : { hidden: true }),
});

/** `/social-insurance/standards`: which standard applied on a day in a city, and a month's contributions by it. A plain GET form; its address is the answer. */
export const standardsPage: SitePage = async ({ request, search, query }) => {
  const text = (name: string): string => (search.get(name) ?? '').trim().slice(0, longestTyped).toWellFormed();
  const asked = search.has('city');
  const { contributionCities } = await query(ContributionCitiesDocument, {});
  const cities = contributionCities.map(({ name }) => name);
  const typed = { city: text('city'), on: text('on') === '' ? today(request.now, request.site.businessTimeZone) : text('on'), wage: text('wage') };
  const on = readTypedDate(typed.on);
  const wage = typed.wage === '' ? null : wageOf(typed.wage);
  const problems: InputProblem[] = [
    ...(asked && !cities.includes(typed.city) ? [{ field: 'city', message: words.badCity(typed.city) }] : []),
    ...(on === null || on < '1980' || on > '2200' ? [{ field: 'on', message: messages.socialInsurance.badDate(typed.on) }] : []),
    ...(typed.wage !== '' && wage === null ? [{ field: 'wage', message: words.badWage(typed.wage) }] : []),
  ];
  if (problems.length > 0 || on === null) return refusal(400, h(StandardsPage, { cities, typed, problems, result: null }), frame(paths.standards));
  if (!asked) return shown(request, h(StandardsPage, { cities, typed, problems, result: null }), frame(paths.standards));
  const { contributionStandards } = await query(StandardsOfCityDocument, { year: Number(on.slice(0, 4)), city: typed.city });
  const standards = contributionStandards.map((one): Kept => ({ ...one, source: one.sourceName }));
  const paid = wage === null ? null : contribution(standards, { city: typed.city, on, wage });
  const result = {
    sentence: words.resultOf(typed.city, formatDate(on)),
    standards: applying(standards, typed.city, on).map(standardRow),
    shares: paid === null ? null : shareRows(paid),
    totals: paid === null ? '' : words.totals(paid.employerTotal, paid.personTotal),
  };
  const address = new URLSearchParams({ city: typed.city, on, ...(typed.wage === '' ? {} : { wage: typed.wage }) });
  return shown(request, h(StandardsPage, { cities, typed, problems, result }), frame(`${paths.standards}?${address.toString()}`));
};
