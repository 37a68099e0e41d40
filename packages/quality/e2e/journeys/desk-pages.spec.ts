import type { Page } from '@playwright/test';
import { failures, pale } from './axe.ts';
import { expectForEverybody, signIn } from './desk.ts';
import { expect, test } from './page.ts';

/** Pages of the desk, by who may open them. A path without an end is opened by the first line of its list. */
const pages: readonly (readonly [account: string, paths: readonly string[]])[] = [
  ['demo-admin', ['/', '/organisation', '/organisation/…', '/people', '/people/new', '/people/…', '/jobs', '/account']],
  ['demo-general-office', ['/documents', '/documents/…', '/documents?query=没有这样的文件名']],
];

async function openPath(page: Page, path: string): Promise<void> {
  const first = path.endsWith('/…');
  await page.goto(`/office-desk${first ? path.slice(0, -2) : path}`);
  await expect(page.locator('.desk-loading')).toHaveCount(0);
  if (first) {
    await page.getByRole('main').locator('[data-line]').first().click();
    await expect(page).toHaveURL(new RegExp(`${path.slice(0, -1)}[\\w-]+$`));
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('.desk-loading')).toHaveCount(0);
}

test('the entrance is for everybody, in both colours and from 320 px on', async ({ page }) => {
  await page.goto('/office-desk/sign-in');
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
  await expectForEverybody(page, '/sign-in');
});

for (const [account, paths] of pages) {
  test(`the pages of ${account} are for everybody, in both colours and from 320 px on`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, account);
    for (const path of paths) {
      await openPath(page, path);
      await expectForEverybody(page, path);
    }
  });
}

test('versions, trail, help and menus are for everybody too', async ({ page }) => {
  await signIn(page, 'demo-general-office');
  await openPath(page, '/documents/…');
  for (const tab of ['版本', '公开台账']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
    expect([...(await failures(page)), ...(await pale(page))]).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('button', { name: '导航' }).click();
  await expect(page.getByRole('link', { name: '首页', exact: true })).toBeVisible();
  expect([...(await failures(page)), ...(await pale(page))]).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: '首页', exact: true })).toBeHidden();
  await page.getByRole('button', { name: '示例丁' }).click();
  await page.getByRole('radio', { name: '深色' }).check();
  expect([...(await failures(page)), ...(await pale(page))]).toEqual([]);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(21, 25, 27)');
  await page.reload();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(21, 25, 27)');
});
