import { addDays } from '@openhall/statutory-time/rules';
import type { LocalDate } from '@openhall/statutory-time/rules';

export type DocumentStatus = 'NOT_YET_IN_FORCE' | 'IN_FORCE' | 'AMENDED' | 'EXPIRED' | 'REPEALED' | 'SUSPENDED';

/** What a reader is shown for a status. */
export const STATUS_LABELS: Readonly<Record<DocumentStatus, string>> = {
  NOT_YET_IN_FORCE: '尚未施行',
  IN_FORCE: '现行有效',
  AMENDED: '已被修改',
  EXPIRED: '已失效',
  REPEALED: '已废止',
  SUSPENDED: '暂停施行',
};

/** What validity (有效性) is derived from; every date is a day of the business zone. */
export interface ValidityFacts {
  readonly effectiveFrom: LocalDate | null;
  /** Last day in force, inclusive. */
  readonly effectiveTo: LocalDate | null;
  /** Day on which a later text took this one's place. */
  readonly amendedOn: LocalDate | null;
  readonly amendedInferred: boolean;
  readonly amendedBasis: string | null;
  /** Day on which another text repealed this one. */
  readonly repealedOn: LocalDate | null;
  readonly repealedInferred: boolean;
  readonly repealedBasis: string | null;
  readonly suspendedFrom: LocalDate | null;
  /** Last day of the suspension, inclusive; null while it is open. */
  readonly suspendedUntil: LocalDate | null;
  /** What the origin says without a date. */
  readonly statedStatus: 'EXPIRED' | 'REPEALED' | 'AMENDED' | 'SUSPENDED' | null;
  readonly statusInferred: boolean;
  readonly statusBasis: string | null;
}

export interface Validity {
  readonly status: DocumentStatus;
  /** Concluded by rule rather than stated by the issuer. */
  readonly inferred: boolean;
  readonly basis: string | null;
  /** First day of the status, where known. */
  readonly since: LocalDate | null;
  /** Last day of the status, where known. */
  readonly until: LocalDate | null;
}

type Finding = Omit<Validity, 'until'>;

const reached = (date: LocalDate | null, today: LocalDate): date is LocalDate => date !== null && date <= today;

/**
 * The validity on a day. What ends a text outranks what interrupts it, and the stronger end the weaker:
 *
 * 1. REPEALED (废止): an act of an organ, final, whatever else is known.
 * 2. EXPIRED (失效) by its own last day: nothing is in force, so a later amendment cannot matter. It is not 废止 and is counted apart (rules §2.2 no. 11).
 * 3. AMENDED (修改): a later text stands in its place. It outranks an undated "expired" of an index, which cannot tell the two apart.
 * 4. What the origin states without a date.
 * 5. SUSPENDED, NOT_YET_IN_FORCE, IN_FORCE.
 */
export function deriveValidity(facts: ValidityFacts, today: LocalDate): Validity {
  const found = findingOn(facts, today);
  return { ...found, until: lastDayOf(found.status, facts, today) };
}

function findingOn(facts: ValidityFacts, day: LocalDate): Finding {
  return endedByAct(facts, day) ?? endedAsStated(facts) ?? interruptedOrInForce(facts, day);
}

function endedByAct(facts: ValidityFacts, day: LocalDate): Finding | null {
  if (reached(facts.repealedOn, day)) return { status: 'REPEALED', inferred: facts.repealedInferred, basis: facts.repealedBasis, since: facts.repealedOn };
  if (facts.statedStatus === 'REPEALED') return stated('REPEALED', facts);
  if (facts.effectiveTo !== null && facts.effectiveTo < day) return { status: 'EXPIRED', inferred: false, basis: facts.statusBasis, since: addDays(facts.effectiveTo, 1) };
  if (reached(facts.amendedOn, day)) return { status: 'AMENDED', inferred: facts.amendedInferred, basis: facts.amendedBasis, since: facts.amendedOn };
  return null;
}

function endedAsStated(facts: ValidityFacts): Finding | null {
  return facts.statedStatus === null ? null : stated(facts.statedStatus, facts);
}

function stated(status: DocumentStatus, facts: ValidityFacts): Finding {
  return { status, inferred: facts.statusInferred, basis: facts.statusBasis, since: null };
}

function interruptedOrInForce(facts: ValidityFacts, day: LocalDate): Finding {
  const { suspendedFrom, suspendedUntil, effectiveFrom } = facts;
  const known = { inferred: facts.statusInferred, basis: facts.statusBasis };
  if (effectiveFrom !== null && effectiveFrom > day) return { status: 'NOT_YET_IN_FORCE', ...known, since: null };
  if (!reached(suspendedFrom, day)) return { status: 'IN_FORCE', ...known, since: effectiveFrom };
  // An order that ends before it begins suspended nothing.
  if (suspendedUntil !== null && suspendedUntil < suspendedFrom) return { status: 'IN_FORCE', ...known, since: effectiveFrom };
  if (suspendedUntil === null || suspendedUntil >= day) return { status: 'SUSPENDED', ...known, since: later(suspendedFrom, effectiveFrom) };
  return { status: 'IN_FORCE', ...known, since: later(addDays(suspendedUntil, 1), effectiveFrom) };
}

const later = (date: LocalDate, other: LocalDate | null): LocalDate => (other !== null && other > date ? other : date);

/** The day before the next one on which the facts, as known today, say something else. */
function lastDayOf(status: DocumentStatus, facts: ValidityFacts, today: LocalDate): LocalDate | null {
  const { effectiveFrom, effectiveTo, amendedOn, repealedOn, suspendedFrom, suspendedUntil } = facts;
  const dayAfter = (date: LocalDate | null): LocalDate | null => (date === null ? null : addDays(date, 1));
  const turns = [effectiveFrom, dayAfter(effectiveTo), amendedOn, repealedOn, suspendedFrom, dayAfter(suspendedUntil)].filter((date) => date !== null && date > today);
  const next = turns.toSorted().find((day) => day !== null && findingOn(facts, day).status !== status);
  return next === undefined || next === null ? null : addDays(next, -1);
}
