import type { Page } from '@playwright/test';
import { distinctPageTypes } from './address-book.ts';
import { focusStops } from './keyboard-walk.ts';
import { expect, open, searchField, test } from './page.ts';

async function headingLevels(page: Page): Promise<number[]> {
  return page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((headings) => headings.filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName.slice(1))));
}

for (const type of distinctPageTypes) {
  test.describe(type.name, () => {
    test('can be walked with the Tab key, in order, to its end, always showing where one is', async ({ page }) => {
      await open(page, type);
      // Where an article was asked for by its number, the focus begins there.
      await page.goto(page.url().split('#')[0] ?? '');
      const stops = await focusStops(page);
      expect(stops.length).toBeGreaterThan(8);
      expect(stops[0]?.what).toBe('a 跳到主要内容');
      expect(stops.filter((stop) => !stop.visible)).toEqual([]);
      expect(stops.filter((stop) => stop.obscured)).toEqual([]);
      expect(stops.map(({ id }) => id)).toEqual(stops.map(({ id }) => id).toSorted((a, b) => a - b));
    });
  });
}

test('the skip link is first, comes into sight and leads past the masthead', async ({ page }) => {
  await page.goto('/documents');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到主要内容' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('landmarks and headings tell a screen reader where it is', async ({ page }) => {
  for (const path of ['/', '/documents', '/disclosure', '/disclosure/guide', '/about/organisation']) {
    await page.goto(path);
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('contentinfo')).toHaveCount(1);
    await expect(page.getByRole('navigation', { name: '主导航' })).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    const levels = await headingLevels(page);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    // No level is left out on the way down: 3 after 1 would sound like a part that is missing.
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1), `${path}: ${levels.join(' ')}`).toEqual([]);
  }
});

test('a regulation is found, opened and left again without a mouse', async ({ page }) => {
  await page.goto('/');
  const field = searchField(page);
  await field.focus();
  // Before the module for suggestions has arrived, Escape is the browser's own, which empties a search field.
  await expect(field).toHaveRole('combobox');
  await page.keyboard.type('失业保险条例');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search/);
  const hit = page.getByRole('main').getByRole('heading').getByRole('link', { name: '失业保险条例', exact: true });
  await hit.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^失业保险条例/);
  await expect(page.getByRole('navigation', { name: '当前位置' })).toContainText('失业保险条例');
  await page.goBack();
  await expect(page).toHaveURL(/\/search/);
});
