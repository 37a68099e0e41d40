import { GraphQLScalarType, Kind } from 'graphql';
import { badUserInput } from './errors.ts';

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for a date that exists in the Gregorian calendar, years 0001–9999, written YYYY-MM-DD. */
export function isLocalDate(value: string): boolean {
  const match = LOCAL_DATE.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parseLocalDate(value: unknown): string {
  if (typeof value === 'string' && isLocalDate(value)) return value;
  throw badUserInput('日期应写成“年-月-日”，例如 2026-11-24，并且是存在的日期。');
}

/** A calendar date as text end to end: it never passes through an instant, so no time zone can move it. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar date without time or zone, written YYYY-MM-DD (ISO 8601), in the business calendar. A date that does not exist is refused.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => {
    // Dates leave the database as text that is already right; only the type is worth a check on this path.
    if (typeof value === 'string' && value.length === 10) return value;
    throw new TypeError('A LocalDate must be text of the form YYYY-MM-DD.');
  },
  parseValue: parseLocalDate,
  parseLiteral: (node) => parseLocalDate(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDateTime(value: unknown): Date {
  if (typeof value === 'string' && DATE_TIME.test(value) && isLocalDate(value.slice(0, 10))) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime())) return instant;
  }
  throw badUserInput('时间应写成带时区的 ISO 8601 格式，例如 2026-11-24T09:00:00+08:00。');
}

/** An instant: a Date inside, ISO 8601 in UTC on the wire. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with a zone; answers are in UTC with milliseconds (2026-11-24T01:00:00.000Z).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A DateTime must be a Date.');
  },
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : undefined),
});
