import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createPerson, expectForEverybody, freshNumber, signIn } from './desk.ts';
import { oneTimeCode } from './one-time-code.ts';
import { expect, test } from './page.ts';

const ownPassword = 'bai-lu-fei-fei-3';

/** Lets somebody have signed in a quarter of an hour ago. */
async function age(staffNumber: string): Promise<void> {
  const { url } = JSON.parse(await readFile(join(process.env['OPENHALL_E2E_DATA_DIR'] ?? '', 'database.json'), 'utf8')) as { url: string };
  const database = new pg.Client(url);
  await database.connect();
  const { rowCount } = await database.query(`update auth_sessions s set "createdAt" = s."createdAt" - interval '15 minutes' from people p where p.id = s."userId" and p.staff_number = $1`, [staffNumber]);
  await database.end();
  expect(rowCount).toBe(1);
}

test('somebody secures the account with a second factor and a passkey, and comes in by both', async ({ page, browser, watch }) => {
  const context = await browser.newContext({ baseURL: process.env['OPENHALL_E2E_ORIGIN'] ?? 'http://localhost:4000' });
  const admin = await context.newPage();
  await signIn(admin, 'demo-admin');
  const staffNumber = freshNumber();
  const { password } = await createPerson(admin, staffNumber, '示例谨慎');
  await context.close();

  await page.goto('/office-desk/account');
  await page.getByLabel('工号').fill(staffNumber);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('新密码', { exact: true }).fill(ownPassword);
  await page.getByLabel('再次输入新密码').fill(ownPassword);
  await page.getByRole('button', { name: '设置并进入' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible();

  await page.getByRole('button', { name: '启用二次验证' }).click();
  await page.getByRole('region', { name: '二次验证' }).getByLabel('当前密码').fill(ownPassword);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('img', { name: '二次验证的二维码' })).toBeVisible();
  const secret = await page.getByRole('region', { name: '二次验证' }).locator('.desk-code').innerText();
  const used = oneTimeCode(secret, new Date());
  await page.getByLabel('动态码').fill(used);
  await page.getByRole('button', { name: '确认启用' }).click();
  const codes = page.getByRole('dialog', { name: '备用码' });
  const backupCode = await codes.getByRole('listitem').first().innerText();
  await codes.getByRole('button', { name: '我已抄录' }).click();
  await expect(page.getByText('已启用。登录时除密码外还需输入动态码。')).toBeVisible();

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } });
  const passkeys = page.getByRole('region', { name: '通行密钥' });
  await age(staffNumber);
  await page.getByLabel('名称').fill('测试设备');
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  const confirmation = page.getByRole('dialog', { name: '请确认是您本人' });
  await confirmation.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await expectForEverybody(page, 'the dialog that asks who sits here');
  await confirmation.getByLabel('密码').fill(ownPassword);
  await confirmation.getByRole('button', { name: '登录', exact: true }).click();
  await confirmation.getByLabel('动态码').fill(used);
  await confirmation.getByRole('button', { name: '验证', exact: true }).click();
  await expect(confirmation.getByRole('alert')).toHaveText('这个验证码已经用过，请等手机上换成新的验证码后再输入。');
  await confirmation.getByLabel('动态码').fill(oneTimeCode(secret, new Date(Date.now() + 30_000)));
  await confirmation.getByRole('button', { name: '验证', exact: true }).click();
  await expect(passkeys.getByRole('status')).toHaveText('已确认。请再次点击“添加通行密钥”。');
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await expect(page.getByRole('region', { name: '通行密钥' }).getByRole('listitem')).toContainText('测试设备');

  const leave = async (): Promise<void> => {
    await page.getByRole('button', { name: '示例谨慎' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page.getByRole('heading', { name: '登录办公台' })).toBeVisible();
  };
  await leave();
  await page.getByLabel('工号').fill(staffNumber);
  await page.getByLabel('密码').fill(ownPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '二次验证' })).toBeVisible();
  await page.getByRole('button', { name: '改用备用码' }).click();
  await page.getByLabel('备用码').fill(backupCode);
  await page.getByRole('button', { name: '验证', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '示例谨慎，您好' })).toBeVisible();

  await leave();
  await page.getByRole('button', { name: '使用通行密钥登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '示例谨慎，您好' })).toBeVisible();

  await page.goto('/office-desk/account');
  const remove = passkeys.getByRole('button', { name: '删除' });
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.message();
    void dialog.dismiss();
  });
  await remove.click();
  expect(asked).toBe('删除后不能再用“测试设备”登录。确定删除吗？');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.route('**/auth/passkey/delete-passkey', (route) => route.abort());
  await remove.click();
  await expect(passkeys.getByRole('alert')).toContainText('没有收到服务器的答复');
  await page.unroute('**/auth/passkey/delete-passkey');
  await page.route('**/auth/passkey/list-user-passkeys', (route) => route.abort());
  await remove.click();
  await expect(passkeys.getByRole('status')).toHaveText('通行密钥已删除。');
  await expect(passkeys.getByRole('alert'), 'what could not be read is not called empty').toContainText('没有收到服务器的答复');
  await page.unroute('**/auth/passkey/list-user-passkeys');
  await passkeys.getByRole('button', { name: '重试' }).click();
  await expect(passkeys.getByText('尚未添加通行密钥。')).toBeVisible();

  // What was refused and broken off on purpose.
  expect(watch.complaints.map((complaint) => complaint.replace(/http:\/\/[^/]+/, ''))).toEqual([
    '403: /auth/passkey/generate-register-options',
    '403: /auth/passkey/generate-register-options',
    '401: /auth/two-factor/verify-totp',
    'net::ERR_FAILED: /auth/passkey/delete-passkey',
    'net::ERR_FAILED: /auth/passkey/list-user-passkeys',
  ]);
  watch.complaints.length = 0;
});
