import { createCalendar, deadline } from '@openhall/statutory-time/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinePresets } from './deadline-presets.ts';

const periods = (receivedOn: string) => deadlinePresets(receivedOn)?.items.map(({ label, days }) => `${label} ${days}`);

describe('the periods to choose from', () => {
  it('are those of art. 33, 30, 32, 34 and 26 for what was received under the version of 2019', () => {
    expect(periods('2026-11-24')).toEqual(['答复公开申请 20', '答复公开申请并延长一次 40', '要求申请人补正 7', '第三方提出意见 15', '其他行政机关提出意见 15', '主动公开（自形成或者变更之日起） 20']);
  });

  it('are those of the first version for what was received before 15 May 2019, marked as not read in full', () => {
    expect(periods('2019-05-14')).toEqual(['答复公开申请 15', '答复公开申请并延长一次 30', '主动公开（自形成或者变更之日起） 20']);
    expect(deadlinePresets('2019-05-14')?.items[0]?.source).toContain('未核对全文');
    expect(deadlinePresets('2019-05-15')?.items[0]).toMatchObject({ days: 20, source: '政府信息公开条例（2019年修订）第三十三条' });
  });

  it('are none before there was a regulation', () => {
    expect(deadlinePresets('2008-04-30')).toBeNull();
  });

  it('lead to the calculation', () => {
    expect(deadlinePresets('2026-11-24')?.items[2]?.href).toBe('/disclosure/deadline?receivedOn=2026-11-24&workingDays=7');
  });

  it('art. 33: an extension counted from the first last day ends where the sum of both does', () => {
    const calendar = createCalendar([
      { year: 2026, papers: [], days: [{ date: '2026-10-01', name: '国庆节', isOffDay: true }, { date: '2026-10-02', name: '国庆节', isOffDay: true }, { date: '2026-10-10', name: '国庆节', isOffDay: false }] },
    ]);
    const due = (receivedOn: string, workingDays: number): string => deadline({ receivedOn, workingDays, calendar }).dueOn;
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-01'), noInvalidDate: true }), (day) => {
        const receivedOn = day.toISOString().slice(0, 10);
        expect(due(due(receivedOn, 20), 20)).toBe(due(receivedOn, 40));
      }),
    );
  });
});
