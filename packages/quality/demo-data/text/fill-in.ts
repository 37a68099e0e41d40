import type { LocalDate } from '@openhall/statutory-time';
import { printedDay, type Timeline } from '../timeline.ts';
import { readWhen, type KnownDates } from './when.ts';

/** What a text may name of another one. */
export type Named = { readonly title: string; readonly documentNumber: string | null; readonly writtenOn: LocalDate; readonly effectiveFrom: LocalDate | null };

export type FillInContext = {
  readonly timeline: Timeline;
  readonly dates: KnownDates & { readonly written: LocalDate };
  readonly named: (key: string) => Named;
};

const PLACE = /\{([^{}]+)\}/gu;
const YEAR = /^(?:(written|effective|until):)?year([+-]\d+)?$/u;
const MONTH = /^month([+-]\d+)?$/u;
const OTHER = /^(title|number|day|effective):([a-z0-9/-]+)$/u;

/**
 * Fills in what depends on the day of seeding:
 *
 * - `{year}`, `{year-1}`, `{effective:year}`: years; `{month}`: month of writing
 * - `{title:key}`, `{number:key}`, `{day:key}`, `{effective:key}`: title, number, day of writing and first day in force of another text
 * - anything else is a date as `readWhen` knows it, printed: `{written+30d}`
 *
 * @throws Error for a place nothing is known of
 */
export function fillIn(text: string, context: FillInContext): string {
  return text.replaceAll(PLACE, (_, place: string) => valueOf(place, context));
}

function valueOf(place: string, { timeline, dates, named }: FillInContext): string {
  const year = YEAR.exec(place);
  if (year !== null) {
    const date = dates[(year[1] ?? 'written') as keyof KnownDates] ?? dates.written;
    return String(Number(date.slice(0, 4)) + Number(year[2] ?? 0));
  }
  const month = MONTH.exec(place);
  if (month !== null) return String(((Number(dates.written.slice(5, 7)) - 1 + Number(month[1] ?? 0) + 24) % 12) + 1);
  const other = OTHER.exec(place);
  if (other === null) return printedDay(readWhen(place, timeline, dates));
  const { title, documentNumber, writtenOn, effectiveFrom } = named(other[2] ?? '');
  const said = { title, number: documentNumber, day: printedDay(writtenOn), effective: effectiveFrom === null ? null : printedDay(effectiveFrom) }[other[1] ?? ''];
  if (said === undefined || said === null) throw new Error(`${other[2]} has no ${other[1]}`);
  return said;
}
