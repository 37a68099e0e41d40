import { MAX_WORKING_DAYS } from '@openhall/statutory-time/rules';
import { messages } from '../../messages/index.ts';
import { formatDate, readTypedDate, type LocalDate } from '../../site/dates.ts';
import type { InputProblem } from '../../site/list-query.ts';

/** What was asked, as far as it could be read. */
export interface DeadlineInput {
  /** The form was sent, not merely opened. */
  readonly asked: boolean;
  /** Both as typed, to be shown again; the day of today where nothing was typed yet. */
  readonly typed: { readonly receivedOn: string; readonly workingDays: string };
  readonly receivedOn: LocalDate | null;
  readonly workingDays: number | null;
  readonly problems: readonly InputProblem[];
}

/** Names in the address of the calculator. */
export const deadlineParameters = ['receivedOn', 'workingDays'] as const;

/** The State Council's arrangements reach back to this year; the schema refuses earlier ones too. */
const firstYear = 2007;
/** Longer than any date or number anybody means. */
const longestTyped = 40;

const { problems: words } = messages.deadline;

const typedText = (search: URLSearchParams, name: string): string => (search.get(name) ?? '').trim().slice(0, longestTyped).toWellFormed();

function receivedOnProblem(typed: string, date: LocalDate | null): InputProblem[] {
  const problem = (message: string): InputProblem[] => [{ field: 'receivedOn', message }];
  if (typed === '') return problem(words.receivedOnMissing);
  if (date === null) return problem(words.receivedOnInvalid(typed));
  return Number(date.slice(0, 4)) < firstYear ? problem(words.receivedOnEarly(formatDate(date), firstYear)) : [];
}

function readDays(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/\s*个?(?:工作日|天|日)$/u, '');
  return /^\d{1,4}$/.test(plain) && Number(plain) <= MAX_WORKING_DAYS ? Number(plain) : null;
}

/**
 * Reads the address of the calculator. Values are read as people type them (2026年9月24日, full-width digits, 20个工作日).
 * @param today shown as the day of receipt while nothing is asked
 */
export function readDeadlineInput(search: URLSearchParams, today: LocalDate): DeadlineInput {
  const asked = search.has('receivedOn');
  const typed = { receivedOn: asked ? typedText(search, 'receivedOn') : today, workingDays: typedText(search, 'workingDays') };
  const receivedOn = readTypedDate(typed.receivedOn);
  const workingDays = readDays(typed.workingDays);
  const daysProblem = workingDays === null ? [{ field: 'workingDays', message: typed.workingDays === '' ? words.workingDaysMissing : words.workingDaysInvalid(typed.workingDays, MAX_WORKING_DAYS) }] : [];
  return { asked, typed, receivedOn, workingDays, problems: asked ? [...receivedOnProblem(typed.receivedOn, receivedOn), ...daysProblem] : [] };
}
