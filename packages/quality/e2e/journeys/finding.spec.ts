import type { Page } from '@playwright/test';
import { expect, searchField, test } from './page.ts';

/** What people know of a regulation, and what they are looking for. */
const questions = [
  { by: 'words', typed: '工伤认定申请时限', title: '工伤保险条例' },
  { by: 'its number as printed in headers', typed: '国令第711号', title: '中华人民共和国政府信息公开条例' },
  { by: 'its number written out', typed: '国务院令第711号', title: '中华人民共和国政府信息公开条例' },
  { by: 'its number in other brackets', typed: '国发[2019]5号', title: '国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见' },
  { by: 'pinyin initials', typed: 'gsbxtl', title: '工伤保险条例' },
] as const;

async function ask(page: Page, words: string): Promise<void> {
  await page.goto('/');
  const form = searchField(page);
  await form.fill(words);
  await form.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
}

const results = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading') });

/** The people the site is for: an old phone without script, and a desk with it. */
const readers = [
  { who: 'on a phone with JavaScript off', use: { javaScriptEnabled: false, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  { who: 'at a desk with JavaScript on', use: { javaScriptEnabled: true, viewport: { width: 1280, height: 800 } } },
] as const;

for (const { who, use } of readers) {
  test.describe(`a regulation is found ${who}`, () => {
    test.use(use);

    for (const { by, typed, title } of questions) {
      test(`by ${by}`, async ({ page }) => {
        await ask(page, typed);
        const found = results(page).getByRole('heading').getByRole('link', { name: title, exact: true });
        await expect(found).toBeVisible();
        // What is known exactly comes first; words may fit several regulations, but it stands among the first five.
        const place = (await results(page).getByRole('heading').allTextContents()).indexOf(title);
        expect(place).toBeLessThan(by === 'words' ? 5 : 1);
        await found.click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(page.getByRole('article')).toContainText(/第一条|一、/);
      });
    }

    test('by article, and opens at it', async ({ page }) => {
      await ask(page, '工伤保险条例 第17条');
      const first = results(page).first();
      await expect(first.getByRole('heading')).toHaveText('工伤保险条例');
      await first.getByRole('link', { name: '第十七条' }).click();
      await expect(page).toHaveURL(/\/documents\/[0-9a-z]+#art-17$/);
      const article = page.locator('#art-17');
      await expect(article).toContainText('第十七条');
      await expect(article).toBeInViewport();
      // What is looked for must not lie below the masthead's edge or a screen away.
      expect((await article.boundingBox())?.y).toBeLessThan(400);
    });

    test('not at all, and is told what to try', async ({ page }) => {
      await ask(page, '不存在的词语组合甲乙丙丁');
      await expect(page.getByRole('main')).toContainText('没有找到相关文件');
      await expect(page.getByRole('main').getByRole('link', { name: '到文件库按类别查看' })).toBeVisible();
    });
  });
}

test('an old phone with a slow processor shows an article without waiting for script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await ask(page, '失业保险条例 第14条');
  await results(page).first().getByRole('link', { name: '第十四条' }).click();
  await expect(page.locator('#art-14')).toBeInViewport();
  // Text of at least 16 px and lines that fit: nobody has to pinch.
  const text = await page.locator('#art-14').evaluate((element) => ({ size: parseFloat(getComputedStyle(element).fontSize), width: element.getBoundingClientRect().right }));
  expect(text.size).toBeGreaterThanOrEqual(16);
  expect(text.width).toBeLessThanOrEqual(360);
  await context.close();
});
