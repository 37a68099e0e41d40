import { expect, openFirstHit, test } from './page.ts';

test.describe('a lawyer cites', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('an article, by pressing its number', async ({ page }) => {
    await openFirstHit(page, '工伤保险条例 第17条');
    await page.locator('#art-17 .article-number').click();
    await page.getByRole('button', { name: '复制引文' }).click();
    await expect(page.getByRole('status')).toHaveText('已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('《工伤保险条例》第十七条');
  });

  test('an article reached by its address', async ({ page }) => {
    await openFirstHit(page, '工伤保险条例');
    await page.goto(`${page.url().split('#')[0]}#art-33`);
    await page.getByRole('button', { name: '复制引文' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('《工伤保险条例》第三十三条');
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a lawyer reads, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from the contents to an article', async ({ page }) => {
      await openFirstHit(page, '工伤保险条例');
      const contents = page.getByRole('navigation', { name: '目录' });
      await contents.getByRole('link', { name: /第三章/ }).click();
      await expect(page.locator(':target')).toContainText('第三章');
      await expect(page.locator(':target')).toBeInViewport();
    });

    test('two dated texts of one law side by side', async ({ page }) => {
      await openFirstHit(page, '中华人民共和国保守国家秘密法');
      await page.getByRole('link', { name: /与.+文本对照/ }).first().click();
      await expect(page).toHaveURL(/compare=/);
      await expect(page).toHaveTitle(/保守国家秘密法.*文本对照/);
      const table = page.getByRole('table');
      await expect(table.getByRole('columnheader')).toHaveCount(3);
      expect(await table.locator('ins').count()).toBeGreaterThan(3);
      expect(await table.locator('del').count()).toBeGreaterThan(3);
      await expect(page.getByRole('main')).toContainText(/修改 \d+ 条，新增 \d+ 条，删去 \d+ 条，未变 \d+ 条/);
    });

    test('an older text, and is warned before the first word of it', async ({ page }) => {
      await page.goto('/documents?query=%E4%BF%9D%E5%AE%88%E5%9B%BD%E5%AE%B6%E7%A7%98%E5%AF%86%E6%B3%95&status=AMENDED');
      await page.getByRole('main').locator('.oh-documents__link').first().click();
      const banner = page.getByRole('complementary', { name: '有效性提示' });
      await expect(banner).toContainText('已被修改');
      await banner.getByRole('link').first().click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('保守国家秘密法');
    });
  });
}
