import pg from 'pg';

const { builtins } = pg.types;
/** Array types have numbers of their own, which the list of built-in types leaves out. */
const DATE_ARRAY: number = 1182;
const INT8_ARRAY: number = 1016;
const strings: (value: string) => (string | null)[] = pg.types.getTypeParser(1009 as never);

/**
 * How column types arrive: calendar dates stay the `YYYY-MM-DD` strings they are (a `Date` would shift them by the process's zone), counts are
 * numbers, instants are `Date`. Set per connection, so that another user of `pg` in the process keeps its own.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format) {
    if (format !== 'binary') {
      if (oid === builtins.DATE) return (value: string) => value;
      if (oid === builtins.INT8) return exactNumber;
      if (oid === builtins.TIMESTAMPTZ) return instant;
      if (oid === DATE_ARRAY) return strings;
      if (oid === INT8_ARRAY) return (value: string) => strings(value).map((entry) => (entry === null ? null : exactNumber(entry)));
    }
    return pg.types.getTypeParser(oid, format) as never;
  },
};

const anyInstant: (value: string) => unknown = pg.types.getTypeParser(builtins.TIMESTAMPTZ);

/** The engine reads PostgreSQL's form in less than half the time; years before 1000, eras and infinity it would read wrongly or not at all. */
function instant(value: string): unknown {
  if (!/^[1-9]\d{3}-/.test(value) || value.endsWith('BC')) return anyInstant(value);
  return new Date(value);
}

function exactNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The database answered ${value}, which a number cannot hold exactly.`);
  return number;
}
