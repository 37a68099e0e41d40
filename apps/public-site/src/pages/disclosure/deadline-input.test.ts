import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeadlineInput } from './deadline-input.ts';

const today = '2026-11-24';
const read = (search: string) => readDeadlineInput(new URLSearchParams(search), today);
const problemsOf = (search: string): string[] => read(search).problems.map(({ field, message }) => `${field}: ${message}`);

describe('the address of the calculator', () => {
  it('opened without a question, offers today and complains of nothing', () => {
    expect(read('')).toMatchObject({ asked: false, typed: { receivedOn: today, workingDays: '' }, problems: [] });
    expect(read('workingDays=15')).toMatchObject({ asked: false, workingDays: 15, problems: [] });
  });

  it.each([
    ['receivedOn=2026-09-24&workingDays=20', '2026-09-24', 20],
    ['receivedOn=2026年9月24日&workingDays=20个工作日', '2026-09-24', 20],
    ['receivedOn=2026.9.24&workingDays=２０', '2026-09-24', 20],
    ['receivedOn=2007-01-01&workingDays=0', '2007-01-01', 0],
    ['receivedOn=2026-09-24&workingDays=400', '2026-09-24', 400],
  ])('is read as people type: %s', (search, receivedOn, workingDays) => {
    expect(read(search)).toMatchObject({ asked: true, receivedOn, workingDays, problems: [] });
  });

  it.each([
    ['receivedOn=&workingDays=', ['receivedOn: 请填写收到日期。', 'workingDays: 请填写工作日天数。']],
    ['receivedOn=昨天&workingDays=20', ['receivedOn: “昨天”不是有效的日期，请按“2026-09-24”的格式填写。']],
    ['receivedOn=2026-02-29&workingDays=20', ['receivedOn: “2026-02-29”不是有效的日期，请按“2026-09-24”的格式填写。']],
    ['receivedOn=2006-12-31&workingDays=20', ['receivedOn: 2006年12月31日无法计算：2007年以前没有可用的放假安排。']],
    ['receivedOn=2026-09-24&workingDays=401', ['workingDays: “401”不是 0 至 400 之间的整数。']],
    ['receivedOn=2026-09-24&workingDays=-1', ['workingDays: “-1”不是 0 至 400 之间的整数。']],
    ['receivedOn=2026-09-24&workingDays=7.5', ['workingDays: “7.5”不是 0 至 400 之间的整数。']],
  ])('is refused in words that help: %s', (search, problems) => {
    expect(problemsOf(search)).toEqual(problems);
  });

  it('never fails and never repeats more than a line, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (receivedOn, workingDays) => {
        const { typed } = readDeadlineInput(new URLSearchParams({ receivedOn, workingDays }), today);
        expect(typed.receivedOn.length).toBeLessThanOrEqual(40);
        expect(typed.receivedOn.isWellFormed()).toBe(true);
      }),
    );
  });
});
