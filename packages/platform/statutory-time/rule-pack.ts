import { isLocalDate } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

/** How sure a value is: T the official text was read in full, P seen in part or second-hand, R recalled. */
export type Verified = 'T' | 'P' | 'R';

export interface RuleValue {
  value: number;
  verified: Verified;
  /** Where the value stands, e.g. 「政府信息公开条例（2019）第三十三条」. */
  source: string;
}

/** Values of one version of a law, so that an officer corrects one without a release. */
export interface RulePack<Name extends string = string, SomeVersionsOnly extends string = never> {
  id: string;
  title: string;
  effectiveFrom: LocalDate;
  values: Record<Name, RuleValue> & Partial<Record<SomeVersionsOnly, RuleValue>>;
}

/** No version of the law was in force on the date. */
export class NoRulePackError extends Error {
  override name = 'NoRulePackError';
}

/**
 * The version in force on the date that the law names (for a request: its receipt), never on today's.
 * @throws NoRulePackError before the first version
 */
export function selectRulePack<Pack extends { readonly effectiveFrom: LocalDate }>(packs: readonly Pack[], onDate: LocalDate): Pack {
  if (!isLocalDate(onDate)) throw new TypeError(`${onDate} is not a date`);
  const [pack] = packs.filter(({ effectiveFrom }) => effectiveFrom <= onDate).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  if (pack === undefined) throw new NoRulePackError(`no version of the rules was in force on ${onDate}`);
  return pack;
}
