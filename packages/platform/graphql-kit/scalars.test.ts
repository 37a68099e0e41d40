import * as fc from 'fast-check';
import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTimeScalar, isLocalDate, LocalDateScalar } from './scalars.ts';

describe('LocalDate', () => {
  it('accepts every date that exists', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }), (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(LocalDateScalar.parseValue(text)).toBe(text);
        expect(LocalDateScalar.serialize(text)).toBe(text);
      }),
    );
  });

  it.each(['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '2026-11-00', '0000-01-01', '26-11-24', '2026-1-4', '2026-11-24T00:00:00Z', ' 2026-11-24', '2026-11-24\n', '', '二〇二六年'])(
    'refuses %j in words a person understands',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => LocalDateScalar.parseValue(text)).toThrow(/日期应写成/u);
    },
  );

  it('knows leap years', () => {
    expect(isLocalDate('2024-02-29')).toBe(true);
    expect(isLocalDate('2000-02-29')).toBe(true);
  });

  it('refuses literals that are not text', () => {
    expect(() => LocalDateScalar.parseLiteral(parseValue('20261124'), {})).toThrow(/日期应写成/u);
    expect(LocalDateScalar.parseLiteral(parseValue('"2026-11-24"'), {})).toBe('2026-11-24');
  });

  it('never serves a Date: the zone of the server could have moved it', () => {
    expect(() => LocalDateScalar.serialize(new Date('2026-11-24T00:00:00Z'))).toThrow(TypeError);
  });
});

describe('DateTime', () => {
  it('answers in UTC', () => {
    expect(DateTimeScalar.serialize(new Date('2026-11-24T09:00:00+08:00'))).toBe('2026-11-24T01:00:00.000Z');
  });

  it('reads an instant with a zone and nothing else', () => {
    expect(DateTimeScalar.parseValue('2026-11-24T09:00:00+08:00')).toEqual(new Date('2026-11-24T01:00:00Z'));
    for (const text of ['2026-11-24T09:00:00', '2026-11-24', '2026-02-30T00:00:00Z', '2026-11-24T25:00:00Z', 'now', 0]) {
      expect(() => DateTimeScalar.parseValue(text)).toThrow(/ISO 8601/u);
    }
  });
});
