import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, openFirstHit, test } from './page.ts';

const postings = '示例省人力资源和社会保障厅直属事业单位公开招聘工作人员公告';
const guide = '失业保险金申领办事须知';

test('a job seeker saves the table of posts, and the file is the one its checksum says', async ({ page }) => {
  await openFirstHit(page, postings);
  const item = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /\.csv$/ }) }).first();
  const checksum = await item.locator('code').textContent();
  const [download] = await Promise.all([page.waitForEvent('download'), item.getByRole('link').click()]);
  expect(download.suggestedFilename()).toMatch(/\p{Script=Han}.*\.csv$/u);
  const bytes = await readFile(await download.path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(checksum);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a reader of the department's own documents, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('scrolls a long table on a phone without the page moving, by keyboard too', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await openFirstHit(page, postings);
      const region = page.getByRole('region', { name: /表格/ }).first();
      const rows = region.getByRole('row');
      expect(await rows.count()).toBeGreaterThan(60);
      await region.focus();
      await expect(region).toBeFocused();
      const scrolled = () => region.evaluate((element) => element.scrollLeft);
      expect(await scrolled()).toBe(0);
      await page.keyboard.press('ArrowRight');
      await expect(async () => expect(await scrolled()).toBeGreaterThan(0)).toPass();
      expect(await page.evaluate(() => window.scrollX)).toBe(0);
    });

    test('sees what changed, version by version, and comes back to the current one', async ({ page }) => {
      await openFirstHit(page, guide);
      await page.getByRole('link', { name: '第 2 版', exact: true }).click();
      await expect(page).toHaveURL(/revision=2$/);
      await expect(page.getByRole('main')).toContainText('不是当前版本');
      await page.getByRole('link', { name: '查看当前版本' }).click();
      await expect(page).not.toHaveURL(/revision=/);
      // By keyboard: the words only a screen reader hears lie where the browser tool would point.
      await page.getByRole('link', { name: /第 10 版：\s*与上一版对比/ }).press('Enter');
      await expect(page).toHaveURL(/older=9&newer=10$/);
      expect(await page.locator('ins').count()).toBeGreaterThan(0);
    });

    test('chooses any two versions', async ({ page }) => {
      await openFirstHit(page, guide);
      await page.getByLabel('旧版').selectOption({ value: '1' });
      await page.getByLabel('新版').selectOption({ value: '10' });
      await page.getByRole('main').getByRole('button', { name: '对比' }).click();
      await expect(page).toHaveURL(/older=1&newer=10$/);
      expect(await page.locator('ins').count()).toBeGreaterThan(5);
    });

    test('goes from a document to what explains it, and back', async ({ page }) => {
      await openFirstHit(page, '示例省人力资源服务机构管理办法');
      await expect(page.getByRole('complementary', { name: '有效性提示' })).toContainText('尚未施行');
      await page.getByRole('main').getByRole('link', { name: /政策解读$/ }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('政策解读');
      await page.getByRole('main').getByRole('link', { name: '示例省人力资源服务机构管理办法', exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例省人力资源服务机构管理办法');
    });

    test('is told that a document is repealed, by which, and is led there', async ({ page }) => {
      await page.goto('/documents?kind=NORMATIVE_DOCUMENT&status=REPEALED');
      await page.getByRole('main').locator('.oh-documents__link').first().click();
      const banner = page.getByRole('complementary', { name: '有效性提示' });
      await expect(banner).toContainText('已废止');
      const by = banner.getByRole('link').first();
      const title = ((await by.textContent()) ?? '').replaceAll(/[《》]/g, '');
      await by.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    });
  });
}
