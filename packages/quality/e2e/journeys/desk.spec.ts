import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { createPerson, demoPassword, freshNumber, signIn } from './desk.ts';
import { expect, test } from './page.ts';

test('the General Office signs in, finds a document and reads its trail without a mouse', async ({ page }) => {
  await page.goto('/office-desk/documents');
  await expect(page).toHaveURL(/\/office-desk\/sign-in\?next=/);
  const press = (key: string) => page.keyboard.press(key);
  await page.getByLabel('工号').focus();
  await page.keyboard.type('demo-general-office');
  await press('Tab');
  await page.keyboard.type(demoPassword());
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '文件' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '文件' })).toBeVisible();
  await press('Tab');
  await expect(page.getByRole('link', { name: /跳/ })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await press('?');
  const help = page.getByRole('dialog', { name: '键盘快捷键' });
  await expect(help).toBeVisible();
  await press('Escape');
  await expect(help).toBeHidden();

  await press('g');
  await press('h');
  await expect(page.getByRole('heading', { level: 1, name: '示例丁，您好' })).toBeFocused();
  await press('g');
  await press('d');
  await expect(page.getByRole('heading', { level: 1, name: '文件' })).toBeFocused();
  await press('/');
  await expect(page.getByLabel('标题、正文或者文号')).toBeFocused();
  await page.keyboard.type('稳岗');
  await expect(page).toHaveURL(/query=/);
  // Out of the field, where letters are commands again.
  await page.getByRole('heading', { level: 1 }).focus();
  await expect(page.getByRole('status').filter({ hasText: '已显示' })).toBeVisible();
  await press('j');
  const first = page.getByRole('main').locator('.desk-line a').first();
  await expect(first).toBeFocused();
  const title = await first.innerText();
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${title.slice(0, 6)}.*办公台`));

  await page.getByRole('tab', { name: '正文' }).focus();
  await press('ArrowLeft');
  await expect(page.getByRole('tab', { name: '公开台账' })).toHaveAttribute('aria-selected', 'true');
  const entry = page.getByRole('tabpanel').getByRole('listitem').first();
  await expect(entry).toContainText('公开');
  const address = await entry.getByRole('link').getAttribute('href');
  await page.goto(address ?? '/');
  await expect(page.getByRole('main')).toContainText(title);
});

test('an administrator takes somebody in, who chooses a password and sees what a drafter sees', async ({ page, browser }) => {
  await signIn(page, 'demo-admin');
  await expect(page.getByRole('link', { name: '后台任务', exact: true })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: '文件' })).toHaveCount(0);
  const staffNumber = freshNumber();
  const { password } = await createPerson(page, staffNumber, '示例新人');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('待本人更换一次性密码');

  const context = await browser.newContext();
  const own = await context.newPage();
  await own.goto(`${new URL(page.url()).origin}/office-desk/`);
  await own.getByLabel('工号').fill(staffNumber);
  await own.getByLabel('密码').fill(password);
  await own.getByRole('button', { name: '登录', exact: true }).click();
  await expect(own.getByRole('heading', { name: '请设置新密码' })).toBeVisible();
  await own.getByLabel('新密码', { exact: true }).fill('qing-feng-ming-yue-7');
  await own.getByLabel('再次输入新密码').fill('qing-feng-ming-yue-7');
  await own.getByRole('button', { name: '设置并进入' }).click();
  await expect(own.getByRole('heading', { level: 1, name: '示例新人，您好' })).toBeVisible();
  await expect(own.getByRole('navigation').getByRole('link', { name: '文件' })).toBeVisible();
  await expect(own.getByRole('navigation').getByRole('link', { name: '后台任务' })).toHaveCount(0);
  await own.goto(`${new URL(page.url()).origin}/office-desk/jobs`);
  await expect(own.getByRole('heading', { level: 1, name: '没有权限' })).toBeVisible();
  await context.close();
});

test('two administrators change one person: both see it, nobody overwrites anybody', async ({ page, browser }) => {
  await signIn(page, 'demo-admin');
  const { path } = await createPerson(page, freshNumber(), '示例原名');
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await signIn(other, 'demo-admin', demoPassword(), path.replace('/office-desk', ''));
  await expect(other.getByLabel('姓名')).toHaveValue('示例原名');

  await other.getByLabel('姓名').fill('示例乙改');
  await other.getByRole('checkbox', { name: '处室联络员' }).check();
  await other.getByRole('button', { name: '保存' }).click();
  await expect(other.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();

  await page.getByLabel('姓名').fill('示例甲改');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '养老保险处' });
  await page.getByRole('button', { name: '保存' }).click();
  const conflict = page.getByRole('region', { name: '这条记录刚被他人修改过' });
  await expect(conflict).toBeFocused();
  await expect(conflict).toContainText('示例寅');
  const name = conflict.getByRole('group', { name: '姓名' });
  await expect(name).toContainText('示例甲改');
  await expect(name).toContainText('示例乙改');
  await expect(conflict.getByRole('group', { name: '角色' })).toContainText('只有对方改了');
  await expect(conflict.getByRole('group', { name: '单位' })).toContainText('只有您改了');
  const apply = conflict.getByRole('button', { name: '按以上选择继续编辑' });
  await expect(apply).toBeDisabled();
  await name.getByRole('radio', { name: '用我的' }).check();
  await apply.click();
  await expect(page.getByLabel('姓名')).toHaveValue('示例甲改');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();

  await other.reload();
  await expect(other.getByLabel('姓名')).toHaveValue('示例甲改');
  await expect(other.getByRole('checkbox', { name: '处室联络员' })).toBeChecked();
  await expect(other.locator('#person-unit option:checked')).toHaveText('养老保险处');
  await context.close();
});

test('a session that ends while somebody types loses nothing', async ({ page, context, watch }) => {
  await signIn(page, 'demo-admin');
  await createPerson(page, freshNumber(), '示例未存');
  await page.getByLabel('姓名').fill('示例已存');
  await context.clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel('工号')).toHaveValue('demo-admin');
  await dialog.getByLabel('密码').fill(demoPassword());
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('姓名')).toHaveValue('示例已存');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  // The refused request is what this journey is about.
  watch.complaints.splice(0, watch.complaints.length, ...watch.complaints.filter((complaint) => !/^40[13]: .*\/graphql/.test(complaint)));
});

test('a network that goes away is said, and what was typed is saved when it is back', async ({ page, context, watch }) => {
  await signIn(page, 'demo-admin');
  await createPerson(page, freshNumber(), '示例断线');
  await page.getByLabel('姓名').fill('示例复线');
  await context.setOffline(true);
  await expect(page.getByText('网络已断开')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('没有收到服务器的答复');
  await expect(page.getByLabel('姓名')).toHaveValue('示例复线');
  await context.setOffline(false);
  await expect(page.getByText('网络已断开')).toBeHidden();
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  watch.complaints.splice(0, watch.complaints.length, ...watch.complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED')));
});

test('whoever leaves with something unsaved is asked', async ({ page }) => {
  await signIn(page, 'demo-admin');
  await page.goto('/office-desk/organisation/new');
  await page.getByLabel('名称').fill('示例未设立处');
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click();
  await expect(page.getByLabel('名称')).toHaveValue('示例未设立处');
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('navigation').getByRole('link', { name: '首页' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '示例寅，您好' })).toBeVisible();
});

/** Puts a job into the queue of the running site as it is after its last attempt. */
async function failJob(reason: string): Promise<void> {
  const { url } = JSON.parse(await readFile(join(process.env['OPENHALL_E2E_DATA_DIR'] ?? '', 'database.json'), 'utf8')) as { url: string };
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // An hour ahead, so that nobody takes it before it has failed.
    const { rows } = await client.query<{ id: string }>(`select id from graphile_worker.add_job('ledger.fold', '{}'::json, run_at => now() + interval '1 hour')`);
    await client.query('update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where id = $1', [rows[0]?.id, reason]);
  } finally {
    await client.end();
  }
}

test('an administrator finds a failed job, tries it again, and it is done', async ({ page }) => {
  await failJob('示例原因：磁盘已满');
  await signIn(page, 'demo-admin');
  await expect(page.getByRole('region', { name: '系统运行' })).toContainText('需要处理');
  await page.getByRole('region', { name: '系统运行' }).getByRole('link').click();
  const job = page.getByRole('main').getByRole('listitem').filter({ hasText: '示例原因：磁盘已满' });
  await expect(job).toContainText('编入公开台账');
  await expect(job).toContainText('已停止');
  await job.getByRole('button', { name: '立即重试' }).click();
  await expect(page.getByText('已重新提交')).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: '刷新' }).click();
    await expect(job).toHaveCount(0, { timeout: 500 });
  }).toPass();
});
