import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

const titles = (page: Page): Promise<string[]> => page.getByRole('main').locator('.oh-documents__link').allTextContents();
const hrefs = (page: Page): Promise<(string | null)[]> => page.getByRole('main').locator('.oh-documents__link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a researcher goes through the library, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('narrows it down and takes one condition away again', async ({ page }) => {
      await page.goto('/documents');
      const all = await page.getByRole('main').getByText(/^共 \d+ 件|^超过 \d+ 件/).first().textContent();
      await page.getByRole('checkbox', { name: '行政法规' }).check();
      await page.getByRole('checkbox', { name: '现行有效' }).check();
      await page.getByRole('button', { name: '筛选' }).click();
      await expect(page).toHaveURL(/kind=REGULATION/);
      await expect(page).toHaveURL(/status=IN_FORCE/);
      await expect(page.getByRole('checkbox', { name: '行政法规' })).toBeChecked();
      const some = await page.getByRole('main').getByText(/^共 \d+ 件/).first().textContent();
      expect(some).not.toBe(all);
      for (const line of await page.getByRole('main').locator('.oh-documents__facts').allTextContents()) expect(line).toContain('现行有效');
      await page.getByRole('link', { name: /去掉条件：\s*现行有效/ }).click();
      await expect(page).not.toHaveURL(/status=/);
      await page.getByRole('link', { name: '清除全部条件' }).click();
      await expect(page).toHaveURL(/\/documents$/);
    });

    test('pages forward and back, meeting every document once', async ({ page }) => {
      await page.goto('/documents');
      const pages = [await hrefs(page)];
      for (let step = 0; step < 3; step += 1) {
        await page.getByRole('link', { name: '下一页' }).click();
        await expect(page).toHaveURL(/after=/);
        pages.push(await hrefs(page));
      }
      const met = pages.flat();
      expect(new Set(met).size).toBe(met.length);
      for (const before of pages.slice(0, -1).toReversed()) {
        await page.getByRole('link', { name: '上一页' }).click();
        await expect(page).toHaveURL(/before=/);
        expect(await hrefs(page)).toEqual(before);
      }
      await expect(page.getByRole('link', { name: '上一页' })).toHaveCount(0);
    });

    test('reads it oldest first', async ({ page }) => {
      await page.goto('/documents?sort=OLDEST');
      const dates = await page.getByRole('main').locator('.oh-documents__date').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
      expect(dates.length).toBeGreaterThan(5);
      expect(dates).toEqual(dates.toSorted());
    });
  });
}

test('a share of the address shows another reader the same list', async ({ page, context }) => {
  await page.goto('/documents?kind=REGULATION&sort=OLDEST');
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(page).toHaveURL(/after=/);
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await titles(other)).toEqual(await titles(page));
});

test('what a column holds is listed on its page, and a reader can go on from there', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '社会保障', exact: true }).click();
  await expect(page).toHaveURL(/\/columns\/social-insurance$/);
  expect((await titles(page)).length).toBeGreaterThan(3);
  await expect(page.getByRole('navigation', { name: '当前位置' })).toContainText('社会保障');
});

test('mistaken conditions are explained beside the form that keeps them', async ({ page }) => {
  const response = await page.goto('/documents?publishedFrom=2026-13-01&publishedTo=2026-01-01');
  expect(response?.status()).toBe(400);
  await expect(page.getByRole('alert')).toContainText('“2026-13-01”不是有效的日期');
});
