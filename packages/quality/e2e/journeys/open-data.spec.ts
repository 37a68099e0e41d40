import { expect, test } from './page.ts';
import type { Page } from '@playwright/test';

/** What a browser's own XML parser makes of a feed: null where it is not well-formed. */
function feedIn(page: Page, text: string): Promise<{ root: string; titles: string[]; links: string[] } | null> {
  return page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'application/xml');
    if (document.querySelector('parsererror') !== null) return null;
    const entries = [...document.querySelectorAll('entry, item')];
    const linkOf = (entry: Element): string => entry.querySelector('link')?.getAttribute('href') ?? entry.querySelector('link')?.textContent ?? '';
    return { root: document.documentElement.localName, titles: entries.map((entry) => entry.querySelector('title')?.textContent ?? ''), links: entries.map(linkOf) };
  }, text);
}

test('a reader of feeds finds those of a page, and what they tell of can be opened', async ({ page, request, baseURL }) => {
  for (const path of ['/', '/documents', '/columns/rights', '/whats-new']) {
    await page.goto(path);
    const feeds = await page.locator('head link[rel="alternate"]').evaluateAll((links) => links.map((link) => [link.getAttribute('type') ?? '', link.getAttribute('href') ?? ''] as const));
    expect(feeds.length, path).toBeGreaterThanOrEqual(2);
    for (const [type, href] of feeds) {
      const response = await request.get(href);
      expect(response.headers()['content-type'], href).toContain(type);
      const feed = await feedIn(page, await response.text());
      expect(feed?.root, href).toBe(type.includes('atom') ? 'feed' : 'rss');
      expect(feed?.titles.length, href).toBeGreaterThan(3);
      for (const link of feed?.links.slice(0, 2) ?? []) expect(link.startsWith(`${baseURL}/documents/`), link).toBe(true);
    }
  }
});

test('the links to subscribe and to download stand below the lists', async ({ page }) => {
  for (const [path, names] of [['/documents', ['CSV', 'JSON', 'Atom', 'RSS']], ['/columns/rights', ['CSV', 'JSON', 'Atom', 'RSS']], ['/disclosure/catalogue', ['CSV', 'JSON']], ['/whats-new', ['CSV', 'JSON', 'Atom', 'RSS']]] as const) {
    await page.goto(path);
    for (const name of names) await expect(page.getByRole('main').getByRole('link', { name, exact: true }), `${path} ${name}`).toBeVisible();
  }
});

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('a researcher narrows the library and takes exactly that along', async ({ page }) => {
    await page.goto('/documents?kind=REGULATION&status=IN_FORCE');
    const count = Number(/\d+/.exec((await page.getByRole('main').getByText(/^共 \d+ 件/).first().textContent()) ?? '')?.[0]);
    const begun = page.waitForEvent('download');
    await page.getByRole('main').getByRole('link', { name: 'CSV', exact: true }).click();
    const download = await begun;
    expect(download.suggestedFilename()).toMatch(/^documents-\d{4}-\d{2}-\d{2}\.csv$/);
    const href = (await page.getByRole('main').getByRole('link', { name: 'JSON', exact: true }).getAttribute('href')) ?? '';
    const { records } = (await (await page.request.get(href)).json()) as { records: { kind: string; status: string }[] };
    expect(records).toHaveLength(count);
    expect(records.filter(({ kind, status }) => kind !== 'REGULATION' || status !== 'IN_FORCE')).toEqual([]);
  });

  test('a developer tries an example, changes it, and is told what is wrong', async ({ page }) => {
    await page.goto('/open-data');
    await page.getByRole('link', { name: '试用接口查询' }).click();
    await page.getByRole('link', { name: '计算期限' }).click();
    await expect(page.getByRole('region', { name: /查询结果/ })).toContainText('"dueOn": "2026-10-29"');
    await page.getByLabel('查询语句').fill('{ columns { slug nothing } }');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('nothing');
    await expect(page.getByLabel('查询语句')).toHaveValue('{ columns { slug nothing } }');
  });

  test('somebody who comes back sees what has changed since, day by day', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: '本站更新' }).click();
    // On the day of an import everything it brought is new; what was revised is spread over the days.
    await page.getByRole('link', { name: '修订', exact: true }).click();
    const days = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    expect(days.length).toBeGreaterThan(1);
    await page.getByRole('link', { name: '撤下', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('一件已公开的文件已撤下');
    const gone = await page.goto((await page.getByRole('main').locator('.oh-documents__link').first().getAttribute('href')) ?? '');
    expect(gone?.status()).toBe(410);
  });
});
