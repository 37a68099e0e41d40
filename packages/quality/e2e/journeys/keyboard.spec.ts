import type { Page } from '@playwright/test';
import { expect, searchField, test } from './page.ts';

/** One stop of the Tab key: what a screen reader would say it is, and whether an eye can see where the focus is. */
interface Stop {
  id: number;
  what: string;
  visible: boolean;
}

/** Presses Tab until the page has been gone through once. */
async function focusStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const shows = (candidate: Element): boolean => {
        const style = getComputedStyle(candidate);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      };
      // A hidden switch shows its focus on its label.
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : [];
      const box = element.getBoundingClientRect();
      return { id: [...document.querySelectorAll('*')].indexOf(element), what: `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().slice(0, 30) || element.id}`, visible: [element, ...labels].some(shows) && box.width > 0 };
    });
    if (stop === null) return stops;
    // A date field is several stops, one for each part of the date; the browser marks the part.
    const last = stops.at(-1);
    if (last?.id === stop.id) last.visible ||= stop.visible;
    else stops.push(stop);
  }
  throw new Error('the focus goes round for ever');
}

async function headingLevels(page: Page): Promise<number[]> {
  return page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((headings) => headings.filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName.slice(1))));
}

const walked = [
  { name: 'home', path: '/' },
  { name: 'list', path: '/documents' },
  { name: 'search', path: '/search?q=%E5%B7%A5%E4%BC%A4' },
  { name: 'calculator', path: '/disclosure/deadline?receivedOn=2019-09-23&workingDays=20' },
];

for (const { name, path } of walked) {
  test(`the ${name} page can be walked with the Tab key, and shows where one is`, async ({ page }) => {
    await page.goto(path);
    const stops = await focusStops(page);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.filter((stop) => !stop.visible)).toEqual([]);
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
