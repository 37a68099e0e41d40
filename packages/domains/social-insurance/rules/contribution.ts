import type { LocalDate } from '@openhall/statutory-time/rules';

/** 险种: the insurances a standard may concern. */
export const INSURANCES = ['PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY'] as const;
export type Insurance = (typeof INSURANCES)[number];

/** 标准项目: what a standard sets. Rates are per cent of the base, the others yuan a month. */
export const STANDARD_ITEMS = ['BASE_FLOOR', 'BASE_CEILING', 'EMPLOYER_RATE', 'PERSON_RATE', 'BENEFIT'] as const;
export type StandardItem = (typeof STANDARD_ITEMS)[number];

/** One value in force for a time in a place. */
export interface Standard {
  readonly city: string;
  readonly insurance: Insurance;
  readonly item: StandardItem;
  readonly value: number;
  readonly validFrom: LocalDate;
  /** Last day; null while no end is set. */
  readonly validTo: LocalDate | null;
  readonly source: string;
}

/** The standard that applied in a city on a day; null where none is recorded. Of two that both would, the one that came into force later. */
export function standardOn<Kept extends Standard>(standards: readonly Kept[], { city, insurance, item, on }: Pick<Standard, 'city' | 'insurance' | 'item'> & { readonly on: LocalDate }): Kept | null {
  const applying = standards.filter((one) => one.city === city && one.insurance === insurance && one.item === item && one.validFrom <= on && (one.validTo === null || one.validTo >= on));
  return applying.toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0] ?? null;
}

/** How the wage became the base. */
export type BaseRule = 'WAGE' | 'RAISED_TO_FLOOR' | 'LOWERED_TO_CEILING';

/** One share of one insurance, with everything it was computed from. */
export interface ContributionShare {
  readonly rate: number;
  readonly rateSource: string;
  /** Base × rate before rounding, in yuan, exact: at most six decimals. */
  readonly exact: string;
  /** Rounded half up to the fen, in yuan. */
  readonly amount: string;
}

export interface InsuranceContribution {
  readonly insurance: Insurance;
  readonly base: string;
  readonly baseRule: BaseRule;
  readonly baseSource: string | null;
  readonly employer: ContributionShare | null;
  readonly person: ContributionShare | null;
}

export interface Contribution {
  readonly city: string;
  readonly on: LocalDate;
  readonly insurances: readonly InsuranceContribution[];
  readonly employerTotal: string;
  readonly personTotal: string;
}

/** Money is counted in whole fen, rates in ten-thousandths of a per cent: nothing is lost before the one rounding. */
const RATE_SCALE = 10_000n;
const FEN_PER_PRODUCT = 100n * RATE_SCALE;

function fen(amount: number): bigint {
  return BigInt(Math.round(amount * 100));
}

function yuan(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}

/**
 * A month's contributions of an employee (社会保险法 art. 12, 35, 44): for each insurance the wage, raised to the floor or lowered to the ceiling
 * of the base, times the rate, rounded half up to the fen for each share by itself; totals are sums of the rounded shares.
 *
 * @param wage yuan a month, not negative, to the fen
 */
export function contribution(standards: readonly Standard[], { city, on, wage }: { readonly city: string; readonly on: LocalDate; readonly wage: number }): Contribution {
  const insurances = INSURANCES.flatMap((insurance) => insuranceContribution(standards, insurance, { city, on, wage }));
  const total = (share: 'employer' | 'person'): string => yuan(insurances.reduce((sum, one) => sum + (one[share] === null ? 0n : fen(Number(one[share].amount))), 0n));
  return { city, on, insurances, employerTotal: total('employer'), personTotal: total('person') };
}

function insuranceContribution(standards: readonly Standard[], insurance: Insurance, { city, on, wage }: { city: string; on: LocalDate; wage: number }): InsuranceContribution[] {
  const find = (item: StandardItem): Standard | null => standardOn(standards, { city, insurance, item, on });
  const [employer, person] = [find('EMPLOYER_RATE'), find('PERSON_RATE')];
  if (employer === null && person === null) return [];
  const { base, baseRule, baseSource } = baseOf(wage, find('BASE_FLOOR'), find('BASE_CEILING'));
  return [{ insurance, base: yuan(base), baseRule, baseSource, employer: shareOf(base, employer), person: shareOf(base, person) }];
}

function baseOf(wage: number, floor: Standard | null, ceiling: Standard | null): { base: bigint; baseRule: BaseRule; baseSource: string | null } {
  if (floor !== null && wage < floor.value) return { base: fen(floor.value), baseRule: 'RAISED_TO_FLOOR', baseSource: floor.source };
  if (ceiling !== null && wage > ceiling.value) return { base: fen(ceiling.value), baseRule: 'LOWERED_TO_CEILING', baseSource: ceiling.source };
  return { base: fen(wage), baseRule: 'WAGE', baseSource: null };
}

function shareOf(base: bigint, standard: Standard | null): ContributionShare | null {
  if (standard === null) return null;
  const product = base * BigInt(Math.round(standard.value * Number(RATE_SCALE)));
  const rounded = (product + FEN_PER_PRODUCT / 2n) / FEN_PER_PRODUCT;
  // `product` is in units of a fen / 1,000,000, that is a yuan with eight decimals.
  const digits = String(product).padStart(9, '0');
  const exact = `${digits.slice(0, -8)}.${digits.slice(-8)}`.replace(/0{1,6}$/, '');
  return { rate: standard.value, rateSource: standard.source, exact, amount: yuan(rounded) };
}
