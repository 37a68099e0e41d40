import { expect, openFirstHit, test } from './page.ts';
import type { Page } from '@playwright/test';

/** Names in `<meta>` with their contents; HTML compares names without case. */
async function tags(page: Page): Promise<Record<string, string>> {
  const pairs = await page.locator('meta[name]').evaluateAll((metas) => metas.map((meta) => [meta.getAttribute('name') ?? '', meta.getAttribute('content') ?? '']));
  return Object.fromEntries(pairs) as Record<string, string>;
}

test('every page names its site as 国办发〔2017〕47号 wants it', async ({ page }) => {
  for (const path of ['/', '/documents', '/columns/employment', '/disclosure/guide', '/about/contact']) {
    await page.goto(path);
    const found = await tags(page);
    expect(found['SiteName'], path).toBeTruthy();
    expect(found['SiteDomain'], path).toBeTruthy();
    expect(found['SiteIDCode'], path).toMatch(/^\d{10}$/);
    await expect(page.getByRole('contentinfo')).toContainText(found['SiteIDCode'] ?? '');
    await expect(page.getByRole('contentinfo').getByRole('link', { name: '我为政府网站找错' })).toBeVisible();
  }
});

test('a column carries the four tags of a column', async ({ page }) => {
  await page.goto('/columns/social-insurance');
  const found = await tags(page);
  for (const name of ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']) expect(found[name], name).toMatch(/\p{Script=Han}/u);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(found['ColumnName'] ?? '');
});

test('a document carries the tags of an article, and the time that is shown is the time in its tag', async ({ page }) => {
  await openFirstHit(page, '国发〔2019〕5号');
  const found = await tags(page);
  expect(found['ArticleTitle']).toBe(await page.getByRole('heading', { level: 1 }).textContent());
  expect(found['PubDate']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  expect(found['ContentSource']).toBeTruthy();
  const [date = '', time = ''] = (found['PubDate'] ?? '').split(' ');
  const [year, month, day] = date.split('-').map(Number);
  await expect(page.getByRole('main')).toContainText(`${year}年${month}月${day}日 ${time}`);
  expect(Object.values(found).filter((content) => /null|undefined|NaN|1970-01-01/.test(content))).toEqual([]);
});

test('a document says what it is to machines', async ({ page }) => {
  await openFirstHit(page, '国令第711号');
  const law = page.locator('[itemtype="https://schema.org/Legislation"]');
  const facts = await law.locator('meta[itemprop]').evaluateAll((metas) => Object.fromEntries(metas.map((meta) => [meta.getAttribute('itemprop') ?? '', meta.getAttribute('content') ?? ''])) as Record<string, string>);
  expect(facts).toMatchObject({ name: '中华人民共和国政府信息公开条例', legislationIdentifier: '国令第711号', legislationDate: '2019-04-03', legislationDateOfApplicability: '2019-05-15', legislationPassedBy: '国务院' });
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(page.url());
});

test('one list has one canonical address, whatever is appended to it', async ({ page, baseURL }) => {
  await page.goto('/documents?utm_source=x&status=IN_FORCE&kind=LAW');
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(`${baseURL}/documents?kind=LAW&status=IN_FORCE`);
});

test('a demonstration says so on every page and asks not to be indexed', async ({ page }) => {
  for (const path of ['/', '/documents', '/search?q=%E5%B7%A5%E4%BC%A4']) {
    await page.goto(path);
    await expect(page.getByText('演示数据', { exact: true }).first()).toBeVisible();
    expect((await tags(page))['robots']).toContain('noindex');
  }
});

test('the site map lists every public document, and each address answers', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text();
  const map = /^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? `${baseURL}/sitemap.xml`;
  const locations = async (url: string): Promise<string[]> => {
    const response = await request.get(url);
    expect(response.status(), url).toBe(200);
    expect(response.headers()['content-type']).toContain('xml');
    const text = await response.text();
    const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
    return text.includes('<sitemapindex') ? (await Promise.all(found.map(locations))).flat() : found;
  };
  const all = await locations(map);
  const documents = all.filter((url) => url.startsWith(`${baseURL}/documents/`));
  expect(new Set(documents).size).toBe(documents.length);
  expect(documents.length).toBeGreaterThan(177);
  for (const url of [...all.slice(0, 15), ...documents.slice(-10)]) expect((await request.get(url)).status(), url).toBe(200);
});
