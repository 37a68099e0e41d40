import { describe, expect, it } from 'vitest';
import { formatDate, formatTime, readTypedDate, tagTime } from './dates.ts';

describe('dates on a page', () => {
  it('are printed as government documents print them, without leading zeros', () => {
    expect(formatDate('2026-09-04')).toBe('2026年9月4日');
  });

  it('take instants to the business zone, also across midnight', () => {
    expect(tagTime('2026-11-23T16:05:30.000Z', 'Asia/Shanghai')).toBe('2026-11-24 00:05');
    expect(formatTime('2026-11-24T01:00:00.000Z', 'Asia/Shanghai')).toBe('2026年11月24日 09:00');
    expect(tagTime(new Date('2026-11-24T01:00:00Z'), 'Asia/Urumqi')).toBe('2026-11-24 07:00');
  });
});

describe('a typed date', () => {
  it.each([
    ['2026-09-24', '2026-09-24'],
    ['2026-9-4', '2026-09-04'],
    ['2026/9/4', '2026-09-04'],
    ['2026.9.4', '2026-09-04'],
    ['2026年9月4日', '2026-09-04'],
    [' ２０２６年９月４日 ', '2026-09-04'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (text, date) => {
    expect(readTypedDate(text)).toBe(date);
  });

  it.each(['', '2026-02-29', '2026-13-01', '2026-00-10', '24/9/2026', '昨天', '2026-09-24T00:00', '2026-09'])('refuses %s', (text) => {
    expect(readTypedDate(text)).toBeNull();
  });
});
