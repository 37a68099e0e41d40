import { describe, expect, it } from 'vitest';
import { dateOf, numberOf } from './cell-values.ts';

describe('cells', () => {
  it.each([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['2024-01-05 00:00:00', '2024-01-05'],
    ['45296', '2024-01-05'],
    ['61', '1900-03-01'],
    ['2024-02-30', null],
    ['长期', null],
    ['7', null],
    ['999999', null],
  ])('%s is the date %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it.each([['1,200', 1200], ['1，200.50元', 1200.5], ['¥ 900', 900], ['0', 0], ['无', null], ['1.2.3', null], ['', null]])('%s is the number %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});
