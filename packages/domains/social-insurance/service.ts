import { badUserInput } from '@openhall/graphql-kit';
import { queryParser, type Synonyms } from '@openhall/search';
import { isLocalDate, today, type LocalDate } from '@openhall/statutory-time';
import type { Kysely } from 'kysely';
import type { CatalogueContent, EditionFacts } from './data/catalogue-content.ts';
import { readDifference } from './data/difference.ts';
import { editionOn, readClasses, readEditions } from './data/editions.ts';
import { readItems } from './data/items.ts';
import { nextPublication, saveEdition, saveStandards, type StandardInput } from './data/repository.ts';
import { readCities, readStandardsOf } from './data/standards.ts';
import type { SocialInsuranceTables } from './data/tables.ts';
import type { CatalogueKind } from './rules/index.ts';

export interface SocialInsuranceOptions {
  readonly db: Kysely<SocialInsuranceTables>;
  readonly synonyms: Synonyms;
  /** IANA name: calendar dates are read in it. */
  readonly businessTimeZone: string;
}

type Moment = { readonly now: Date };
type PageArgs = Parameters<typeof readItems>[3];

export interface ItemArgs extends PageArgs {
  readonly kind: CatalogueKind;
  readonly asOf?: LocalDate | null;
  readonly query?: string | null;
  readonly class?: string | null;
}

/** The services of the domain, used by resolvers and the command line. */
export type SocialInsurance = ReturnType<typeof createSocialInsurance>;

/** First and last year a question about standards may name. */
const YEARS = { first: 1980, last: 2200 };
/** Characters of a query that count. */
const MOST_TYPED = 100;

/** Assembles the services of the domain. Nothing here reads the clock: every call says when it happens. */
export function createSocialInsurance({ db, synonyms, businessTimeZone }: SocialInsuranceOptions) {
  const parse = queryParser(synonyms);
  const editions = (kind: CatalogueKind, { now }: Moment) => readEditions(db, kind, now);
  return {
    /** Public editions of a kind, newest first. */
    editions,
    /** Class tree of an edition. */
    classes: (editionId: string) => readClasses(db, editionId),
    /** Rows of the edition in force on a day, today where none is named. */
    items: async (args: ItemArgs, moment: Moment) => {
      const on = args.asOf ?? today(moment.now, businessTimeZone);
      if (!isLocalDate(on)) throw badUserInput('asOf 应为日期，如 2026-11-30。');
      const typed = (args.query ?? '').normalize('NFKC').replaceAll('\0', '').trim().slice(0, MOST_TYPED);
      const query = typed === '' ? null : typed;
      const classCode = args.class?.replaceAll('\0', '').slice(0, MOST_TYPED) ?? null;
      return readItems(db, editionOn(await editions(args.kind, moment), on), { query, parsed: query === null ? null : parse(query), classCode: classCode === '' ? null : classCode }, args);
    },
    /** In what two editions of a kind differ; null where one of them is not public or not of the kind. */
    difference: async (kind: CatalogueKind, fromId: string, toId: string, moment: Moment) => {
      const known = await editions(kind, moment);
      const [from, to] = [known.find(({ id }) => id === fromId), known.find(({ id }) => id === toId)];
      return from === undefined || to === undefined ? null : readDifference(db, from, to);
    },
    /** Standards of a city that applied on some day of a year. */
    standards: (year: number, city: string) => {
      if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last) throw badUserInput(`year 应为 ${YEARS.first} 至 ${YEARS.last} 之间的年份。`);
      return readStandardsOf(db, year, city.replaceAll('\0', '').slice(0, MOST_TYPED));
    },
    /** Cities that have standards. */
    cities: () => readCities(db),
    /** When time alone next makes something public; null where nothing waits. */
    nextChangeAt: ({ now }: Moment) => nextPublication(db, now),
    /** Saves an edition; see `saveEdition`. */
    saveEdition: (facts: EditionFacts, content: CatalogueContent, write: Moment) => saveEdition(db, facts, content, write),
    /** Saves standards; see `saveStandards`. */
    saveStandards: (standards: readonly StandardInput[], write: Moment) => saveStandards(db, standards, write),
  };
}
