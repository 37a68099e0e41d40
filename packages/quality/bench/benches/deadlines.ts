import { createCalendar, deadline, packagedYears } from '@openhall/statutory-time';
import { median, type Bench } from '../harness/row.ts';
import { randomNumbers } from '../harness/random-numbers.ts';

const ROUNDS = 5;
const calendar = createCalendar(packagedYears);

/** Receipts on any day of the announced years, with the periods the regulation knows: up to 40 working days. */
function requests(count: number): { receivedOn: string; workingDays: number; calendar: typeof calendar }[] {
  const random = randomNumbers(20);
  const last = calendar.dates.indexOf('2026-10-01');
  return Array.from({ length: count }, () => ({ receivedOn: calendar.dates[Math.floor(random() * last)] ?? '', workingDays: 1 + Math.floor(random() * 40), calendar }));
}

/** How many a second, the median of the rounds. `work` returns a number that depends on every result, so that none is optimised away. */
function perSecond<Request>(asked: readonly Request[], work: (request: Request) => number): { rate: number; checksum: number } {
  let checksum = 0;
  const rates = Array.from({ length: ROUNDS + 1 }, () => {
    const start = performance.now();
    for (const request of asked) checksum += work(request);
    return (asked.length / (performance.now() - start)) * 1000;
  });
  return { rate: median(rates.slice(1)), checksum };
}

/** Deadlines in one process on one core. */
export const deadlines: Bench = {
  name: 'deadlines',
  run: async () => {
    const due = perSecond(requests(200_000), (request) => deadline(request).dueOn.length);
    const traced = perSecond(requests(20_000), (request) => deadline(request).trace().length);
    return [
      { bench: 'deadlines', what: 'deadlines', measured: due.rate, unit: '/s', bound: { atLeast: 100_000 }, detail: { checksum: due.checksum } },
      { bench: 'deadlines', what: 'deadlines with their day-by-day trace', measured: traced.rate, unit: '/s', bound: { atLeast: 20_000 }, detail: { daysTraced: traced.checksum } },
    ];
  },
};
