import type { Page } from '@playwright/test';
import { focusStops } from './keyboard-walk.ts';
import { expect, openFirstHit, test } from './page.ts';

const chooses = (page: Page, mode: string) => page.getByRole('banner').getByRole('button', { name: mode, exact: true }).click();
const modeOf = (page: Page) => page.locator('html').getAttribute('data-display');
const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a pensioner chooses 适老版 in the middle of a list, stays where they are, and goes on in it', async ({ page }) => {
      await page.goto('/documents?kind=REGULATION');
      expect(await modeOf(page)).toBeNull();
      await chooses(page, '适老版');
      await expect(page).toHaveURL(/\/documents\?kind=REGULATION$/);
      expect(await modeOf(page)).toBe('elder');
      await expect(page.getByRole('banner').getByRole('button', { name: '适老版' })).toHaveAttribute('aria-pressed', 'true');
      const entries = await page.getByRole('main').locator('.oh-documents__item').count();
      await page.getByRole('link', { name: '看下一页' }).click();
      expect(await modeOf(page)).toBe('elder');
      await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '查文件' }).click();
      await expect(page).toHaveURL(/\/documents$/);
      expect(await modeOf(page)).toBe('elder');
      await chooses(page, '标准版');
      expect(await modeOf(page)).toBeNull();
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.getByRole('main').locator('.oh-documents__item').count()).toBeGreaterThan(entries);
    });

    test('an address that leads nowhere is not left for another when the mode changes', async ({ page }) => {
      await page.goto('/documents/0000000000000');
      await chooses(page, '高对比深色');
      await expect(page).toHaveURL(/\/documents\/0000000000000$/);
      expect(await modeOf(page)).toBe('contrast-dark');
    });
  });
}

test('the choice lasts for a year, in one cookie that says nothing about anybody', async ({ page }) => {
  await page.goto('/');
  expect(await page.context().cookies()).toEqual([]);
  await chooses(page, '高对比浅色');
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name, value, httpOnly, sameSite, path }) => ({ name, value, httpOnly, sameSite, path }))).toEqual([{ name: 'oh-display', value: 'contrast-light', httpOnly: true, sameSite: 'Lax', path: '/' }]);
  expect((cookies[0]?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(360 * 24 * 3600);
});

test('high contrast is the one chosen, whatever the device asks for; 适老版 follows the device', async ({ page }) => {
  await page.goto('/');
  const seen: Record<string, string> = {};
  for (const mode of ['高对比浅色', '高对比深色', '适老版']) {
    await chooses(page, mode);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      seen[`${mode} ${colorScheme}`] = await background(page);
    }
  }
  const white = 'rgb(255, 255, 255)';
  const black = 'rgb(0, 0, 0)';
  expect(seen).toEqual({ '高对比浅色 light': white, '高对比浅色 dark': white, '高对比深色 light': black, '高对比深色 dark': black, '适老版 light': white, '适老版 dark': black });
});

/** What the paper shows, in every measure that could differ. */
const onPaper = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, h1, main p, main a, main td, main li')].slice(0, 200).map((element) => {
      const { fontSize, lineHeight, color, backgroundColor, fontFamily } = getComputedStyle(element);
      return [element.tagName, fontSize, lineHeight, color, backgroundColor, fontFamily, element.getBoundingClientRect().width].join(' ');
    }),
  );

test('who reads an article stays at it when the mode changes', async ({ page }) => {
  await openFirstHit(page, '失业保险条例 第17条');
  await expect(page).toHaveURL(/#art-17$/);
  await chooses(page, '高对比浅色');
  await expect(page).toHaveURL(/#art-17$/);
  await expect(page.locator('#art-17')).toBeInViewport();
});

test('on paper a document is the same in every mode', async ({ page }) => {
  await openFirstHit(page, '失业保险条例');
  await page.emulateMedia({ media: 'print' });
  const standard = await onPaper(page);
  expect(standard.length).toBeGreaterThan(50);
  for (const mode of ['适老版', '高对比深色', '高对比浅色']) {
    await page.emulateMedia({ media: 'screen' });
    await chooses(page, mode);
    await page.emulateMedia({ media: 'print' });
    expect(await onPaper(page), mode).toEqual(standard);
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  }
});

test.describe('适老版', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await page.context().addCookies([{ name: 'oh-display', value: 'elder', url: baseURL ?? '' }]);
  });

  const looked = [
    { name: 'home', path: '/' },
    { name: 'list', path: '/documents' },
    { name: 'search', path: '/search?q=%E5%B7%A5%E4%BC%A4%E4%BF%9D%E9%99%A9' },
    { name: 'disclosure hub', path: '/disclosure' },
    { name: 'calculator', path: '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20' },
    { name: 'contact', path: '/about/contact' },
    { name: 'site map', path: '/about/sitemap' },
  ];

  for (const { name, path } of looked) {
    test(`${name}: 18 pt, targets of 44 px, one column, nothing that floats`, async ({ page }) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        const found = await page.evaluate(() => {
          const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1);
          const inText = (element: Element): boolean => element.matches('a') && element.closest('p, .oh-text') !== null;
          const pressed = shown.filter((element) => element.matches('a, button, select, summary, label[for], input:not([type="checkbox"]):not([type="radio"])') && !inText(element) && !element.matches('label.oh-hidden, label.oh-field__label, .oh-skip-link'));
          const columns = shown.filter((element) => getComputedStyle(element).display === 'grid' && getComputedStyle(element).gridTemplateColumns.split(' ').length > 1);
          return {
            text: parseFloat(getComputedStyle(document.body).fontSize),
            small: pressed.filter((element) => element.getBoundingClientRect().height < 44).map((element) => `${element.className} ${element.textContent?.trim().slice(0, 20)} ${element.getBoundingClientRect().height}`),
            pressed: pressed.length,
            columns: columns.map(({ className }) => className),
            floating: shown.filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position)).map(({ className }) => className),
          };
        });
        expect.soft(found, `at ${width} px`).toMatchObject({ small: [], columns: [], floating: [] });
        expect(found.text).toBeGreaterThanOrEqual(24);
        expect(found.pressed).toBeGreaterThan(10);
      }
    });
  }

  for (const { name, path } of looked) {
    test(`${name}: can be walked with the Tab key, in order, always showing where one is`, async ({ page }) => {
      await page.goto(path);
      const stops = await focusStops(page);
      expect(stops[0]?.what).toBe('a 跳到主要内容');
      expect(stops.filter(({ visible, obscured }) => !visible || obscured)).toEqual([]);
      expect(stops.map(({ id }) => id)).toEqual(stops.map(({ id }) => id).toSorted((a, b) => a - b));
    });
  }

  test('a law can be walked with the Tab key on a phone, always showing where one is', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openFirstHit(page, '失业保险条例');
    await page.goto(page.url().split('#')[0] ?? '');
    expect((await focusStops(page)).filter(({ visible, obscured }) => !visible || obscured)).toEqual([]);
  });

  test('reads a law in one column, its contents folded, and nothing follows the pointer', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openFirstHit(page, '失业保险条例');
    const text = page.getByRole('article');
    expect(await text.locator('p').first().evaluate((element) => parseFloat(getComputedStyle(element.closest('.oh-prose') ?? element).fontSize))).toBeGreaterThanOrEqual(24);
    await expect(page.getByText('看目录')).toBeVisible();
    await text.locator('.article').nth(2).hover();
    await expect(page.getByRole('button', { name: '复制引文' }).filter({ visible: true })).toHaveCount(0);
    await page.getByText('看目录').click();
    await expect(page.getByRole('navigation', { name: '目录' }).getByRole('link').first()).toBeVisible();
  });

  test('offers no suggestions while somebody types, and finds all the same', async ({ page }) => {
    await page.goto('/');
    const field = page.getByRole('main').getByRole('searchbox');
    await field.fill('失业保险');
    await page.getByRole('main').getByRole('button', { name: '查一查' }).click();
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.getByRole('main').locator('.oh-results__item').first()).toBeVisible();
    await expect(page.getByRole('listbox')).toHaveCount(0);
  });
});
