import { createPerson, freshNumber, signIn } from './desk.ts';
import { oneTimeCode } from './one-time-code.ts';
import { expect, test } from './page.ts';

const ownPassword = 'bai-lu-fei-fei-3';

test('somebody secures the account with a second factor and a passkey, and comes in by both', async ({ page, browser }) => {
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
  await page.getByLabel('动态码').fill(oneTimeCode(secret, new Date()));
  await page.getByRole('button', { name: '确认启用' }).click();
  const codes = page.getByRole('dialog', { name: '备用码' });
  const backupCode = await codes.getByRole('listitem').first().innerText();
  await codes.getByRole('button', { name: '我已抄录' }).click();
  await expect(page.getByText('已启用。登录时除密码外还需输入动态码。')).toBeVisible();

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } });
  await page.getByLabel('名称').fill('测试设备');
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
});
