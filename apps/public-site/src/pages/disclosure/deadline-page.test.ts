import { RefusedInput, type Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, viewOf } from '../../../test/page-context.ts';
import type { DeadlineQuery } from '../../gql/graphql.ts';
import { deadlinePage } from './deadline-page.ts';

const day = (date: string, number: number | null, reason: string) => ({ date, counted: number !== null, number, reason });
const period: DeadlineQuery['deadline'] = {
  receivedOn: '2026-09-24',
  workingDays: 2,
  dueOn: '2026-09-29',
  provisional: false,
  trace: [day('2026-09-24', null, '收到当日不计入'), day('2026-09-25', null, '中秋节放假'), day('2026-09-26', null, '中秋节放假'), day('2026-09-27', null, '中秋节放假'), day('2026-09-28', 1, '工作日'), day('2026-09-29', 2, '工作日')],
};

/** Opens the calculator over one answer of the schema. */
async function open(search: string, answer: DeadlineQuery['deadline'] | RefusedInput | null) {
  const query = (() => {
    if (answer === null) return Promise.reject(new Error('nothing may be asked'));
    return answer instanceof RefusedInput ? Promise.reject(answer) : Promise.resolve({ deadline: answer });
  }) as Query;
  const view = viewOf(await deadlinePage(sampleContext(`/disclosure/deadline${search}`, {}, query)));
  return { view, html: await htmlOf(view) };
}

describe('the deadline calculator', () => {
  it('opens with today and the periods of the law, and asks nothing', async () => {
    const { view, html } = await open('', null);
    expect(view).toMatchObject({ status: 200, frame: { canonical: '/disclosure/deadline' } });
    expect(html).toContain('value="2026-11-24"');
    expect(html).toContain('href="/disclosure/deadline?receivedOn=2026-11-24&amp;workingDays=20"');
  });

  it('shows the last day with its weekday, how many days count, and every day’s reason', async () => {
    const { view, html } = await open('?receivedOn=2026-09-24&workingDays=2', period);
    expect(view.frame.canonical).toBe('/disclosure/deadline?receivedOn=2026-09-24&workingDays=2');
    for (const text of ['2026年9月29日', '星期二', '计入 2 天', '3 天不计入', '中秋节放假']) expect(html).toContain(text);
    expect(html).not.toContain('结果可能变化');
  });

  it('warns where holidays are not announced yet', async () => {
    expect((await open('?receivedOn=2026-12-30&workingDays=2', { ...period, provisional: true })).html).toContain('结果可能变化');
  });

  it('shows what is wrong at its field and asks nothing', async () => {
    const { view, html } = await open('?receivedOn=2026-02-30&workingDays=401', null);
    expect(view).toMatchObject({ status: 400, cacheSeconds: null });
    expect(html).toContain('href="#received-on"');
    expect(html).toContain('href="#working-days"');
  });

  it('shows what only the schema could refuse', async () => {
    const { view, html } = await open('?receivedOn=2099-01-01&workingDays=1', new RefusedInput(['2098年以后的日期无法计算。']));
    expect(view.status).toBe(400);
    expect(html).toContain('2098年以后的日期无法计算。');
  });
});
