import type { Page, Response } from '@playwright/test';
import { withdrawnPath } from './address-book.ts';
import { expect, searchField, test } from './page.ts';

/** Every page that says no gives the number under which the log has the reason. */
async function expectRequestId(page: Page, response: Response | null): Promise<void> {
  const id = response?.headers()['x-request-id'] ?? '';
  expect(id).not.toBe('');
  await expect(page.getByRole('main')).toContainText(id);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`what goes wrong is said in words, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('an address nobody knows (404) offers a search and a way on', async ({ page }) => {
      const response = await page.goto('/documents/0000000000000');
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面');
      await expectRequestId(page, response);
      await searchField(page).fill('工伤保险');
      await searchField(page).press('Enter');
      await expect(page).toHaveURL(/\/search\?q=/);
    });

    test('a mangled address (400) says so', async ({ page }) => {
      const response = await page.goto('/documents?after=nonsense');
      expect(response?.status()).toBe(400);
      await expect(page.getByRole('main')).toContainText('翻页位置');
    });

    test('a document that was taken down (410) is remembered', async ({ page }) => {
      const response = await page.goto(withdrawnPath);
      expect(response?.status()).toBe(410);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('这份文件已经撤下');
      await expect(page.getByRole('main')).toContainText(/撤下日期：\d{4}年/);
      await expectRequestId(page, response);
    });
  });
}
