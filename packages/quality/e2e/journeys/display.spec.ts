import { expect, openFirstHit, test } from './page.ts';

test('on paper: the text, its address and the day; nothing to press', async ({ page }) => {
  await openFirstHit(page, '失业保险条例');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#art-1')).toBeVisible();
  const note = page.locator('.oh-print-note');
  await expect(note).toBeVisible();
  await expect(note).toContainText(page.url().split('#')[0] ?? '');
  await expect(note).toContainText(/\d{4}年\d{1,2}月\d{1,2}日/);
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('searchbox').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(paper);
});

test('in the dark: follows the device, and stays white on paper', async ({ page }) => {
  const lightness = (): Promise<number> => page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (/\d+, \d+, \d+/.exec(getComputedStyle(document.documentElement).backgroundColor) ?? /\d+, \d+, \d+/.exec(getComputedStyle(document.body).backgroundColor))?.[0].split(', ').map(Number) ?? [];
    return (red + green + blue) / 765;
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await lightness()).toBeLessThan(0.25);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await lightness()).toBeGreaterThan(0.9);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await lightness()).toBeGreaterThan(0.9);
});

const textSize = 'article p';

test('larger letters are kept from one document to the next', async ({ page }) => {
  await openFirstHit(page, '失业保险条例');
  const size = () => page.locator(textSize).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await page.locator('label', { hasText: '特大' }).click();
  expect(await size()).toBeGreaterThan(before * 1.15);
  const chosen = await size();
  await openFirstHit(page, '工伤保险条例');
  await expect(page.getByRole('radio', { name: /特大/ })).toBeChecked();
  expect(await size()).toBe(chosen);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('letters can be made larger on the page at hand, and no dead button is shown', async ({ page }) => {
    await openFirstHit(page, '失业保险条例');
    const size = () => page.locator(textSize).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const before = await size();
    await page.locator('label', { hasText: '特大' }).click();
    expect(await size()).toBeGreaterThan(before * 1.15);
    await expect(page.getByRole('button', { name: /打印|复制/ }).filter({ visible: true })).toHaveCount(0);
  });

  test('the menu of a phone opens', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    const menu = page.getByRole('navigation', { name: '主导航' });
    await expect(menu.getByRole('link', { name: '文件库' }).filter({ visible: true })).toHaveCount(0);
    await menu.getByText('菜单').click();
    await menu.getByRole('link', { name: '文件库' }).filter({ visible: true }).click();
    await expect(page).toHaveURL(/\/documents$/);
  });
});

test('text can be four times as large without anything lost sideways', async ({ page }) => {
  // 1280 px at 400 % leaves 320 px (WCAG 1.4.10).
  await page.setViewportSize({ width: 320, height: 256 });
  await openFirstHit(page, '失业保险条例');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});
