import { defineContract } from '../../contract.ts';
import type { TraceDay } from './calendar-months.ts';
import DeadlineTrace from './DeadlineTrace.vue';

const names = ['周日休息', '', '', '', '', '', '周六休息'];
const holiday = new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
const workingWeekend = new Set(['2026-09-20', '2026-10-10']);

/** A term received on 15 September 2026 that runs over the National Day holiday. */
function exampleTrace(days: number): TraceDay[] {
  const trace: TraceDay[] = [{ date: '2026-09-15', counted: false, number: null, reason: '收到当日不计入' }];
  const day = new Date('2026-09-15T00:00:00Z');
  for (let number = 0; number < days; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const date = day.toISOString().slice(0, 10);
    const weekend = names[day.getUTCDay()] ?? '';
    if (holiday.has(date)) trace.push({ date, counted: false, number: null, reason: '国庆节放假' });
    else if (weekend !== '' && !workingWeekend.has(date)) trace.push({ date, counted: false, number: null, reason: weekend });
    else trace.push({ date, counted: true, number: (number += 1), reason: weekend === '' ? '工作日' : '调休上班（国庆节）' });
  }
  return trace;
}

const trace = exampleTrace(20);

export const contract = defineContract(DeadlineTrace, {
  name: 'DeadlineTrace',
  summary: 'How a term in working days was counted: a calendar to see it, a list to check it, every day with its reason.',
  props: {
    trace: 'Days from the day of receipt to the last, as the schema gives them.',
    receivedOn: 'Day of receipt, `YYYY-MM-DD`.',
    dueOn: 'Last day, `YYYY-MM-DD`.',
    formatDate: 'How the site prints a date.',
  },
  examples: [
    {
      name: 'twenty working days over the National Day holiday',
      props: {
        trace,
        receivedOn: '2026-09-15',
        dueOn: trace.at(-1)?.date ?? '',
        formatDate: (date: string) => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
      },
    },
  ],
});
