import type { Page } from '@playwright/test';
import { expectForEverybody, signIn } from './desk.ts';
import { expect, test } from './page.ts';

const csv = (text: string, name = '拟聘人员名单.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const main = (page: Page) => page.getByRole('main');

test('a list with telephone numbers is sent, looked at, answered for and given up', async ({ page }) => {
  await signIn(page, 'demo-general-office');
  await page.getByRole('navigation').getByRole('link', { name: '附件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '附件' })).toBeVisible();
  await page.getByLabel('选择文件').setInputFiles([csv('姓名,电话\n张某,13800138000\n'), { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('<!DOCTYPE html><script>alert(1)</script>') }]);
  await expect(main(page).getByRole('status').filter({ hasText: /^已上传$/ })).toHaveCount(2);
  const line = main(page).locator('.desk-line').filter({ hasText: '拟聘人员名单.csv' });
  await expect(line).toContainText('待确认', { timeout: 20_000 });
  await expect(line).toContainText('发现 1 处内容');
  await expect(main(page).locator('.desk-line').filter({ hasText: '照片.png' })).toContainText('文件的内容是网页或者脚本', { timeout: 20_000 });
  await expectForEverybody(page, 'the list');

  await line.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: '拟聘人员名单.csv' })).toBeVisible();
  await expect(main(page)).toContainText('手机号码');
  await expect(main(page)).toContainText('第 2 行 B 列');
  await expect(main(page)).toContainText('13*******00');
  await expect(main(page)).not.toContainText('13800138000');
  await expectForEverybody(page, 'what was found');
  await page.getByRole('button', { name: '确认可以公开' }).click();
  await expect(page.getByRole('alert')).toContainText('请写明理由');
  await page.getByLabel('可以公开的理由').fill('本人书面同意公开值班电话');
  await page.getByRole('button', { name: '确认可以公开' }).click();
  await expect(main(page)).toContainText('示例丁于');
  await expect(main(page)).toContainText('已确认');

  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '弃用这个文件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '附件' })).toBeVisible();
  await expect(main(page).locator('.desk-line').filter({ hasText: '拟聘人员名单.csv' })).toHaveCount(0);
});

test('a file whose line breaks is sent on from where it stopped, by keyboard', async ({ page, watch }) => {
  await signIn(page, 'demo-drafter');
  let pieces = 0;
  const offsets: number[] = [];
  await page.route('**/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() === 'PATCH') {
      pieces += 1;
      offsets.push(Number(await request.headerValue('upload-offset')));
      if (pieces === 2) return route.abort('connectionreset');
    }
    return route.continue();
  });
  await page.goto('/office-desk/files');
  const choose = page.getByLabel('选择文件');
  await choose.focus();
  const waiting = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await waiting).setFiles({ name: '会议纪要.txt', mimeType: 'text/plain', buffer: Buffer.from('各处室认真抓好落实。\n'.repeat(80_000)) });
  await expect(main(page).getByRole('status').filter({ hasText: /^已上传$/ })).toBeVisible({ timeout: 30_000 });
  // The first piece went through and was not sent again.
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  await expect(main(page).locator('.desk-line').filter({ hasText: '会议纪要.txt' })).toContainText('可以使用', { timeout: 30_000 });
  // The line was broken on purpose; nothing else went wrong.
  expect(watch.complaints).toEqual([expect.stringContaining('ERR_CONNECTION_RESET')]);
  watch.complaints.length = 0;
});
