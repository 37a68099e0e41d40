import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { failures, pale } from './axe.ts';
import { clippedText, expect, sidewaysOverflow } from './page.ts';

/** Password of the demonstration accounts of the running site. */
export const demoPassword = (): string => process.env['OPENHALL_E2E_PASSWORD'] ?? '';

/** Signs in at the desk and waits for the page that was asked for. */
export async function signIn(page: Page, staffNumber: string, password = demoPassword(), path = '/'): Promise<void> {
  await page.goto(`/office-desk${path}`);
  await page.getByLabel('工号').fill(staffNumber);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('navigation', { name: '导航' }).or(page.getByRole('button', { name: '导航' })).first()).toBeVisible();
}

/** A staff number nobody has: the site is shared by all journeys, and by every run of them where it is left running. */
export const freshNumber = (): string => `e2e-${randomBytes(5).toString('hex')}`;

/** Takes somebody in, as the administrator who is signed in, and gives back the one-time password and the address of the person. */
export async function createPerson(page: Page, staffNumber: string, name: string, roles: readonly string[] = ['拟稿人']): Promise<{ password: string; path: string }> {
  await page.goto('/office-desk/people/new');
  await page.getByLabel('工号').fill(staffNumber);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '就业促进处' });
  for (const role of roles) await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: '新增人员' }).click();
  const dialog = page.getByRole('dialog', { name: '一次性密码' });
  const password = await dialog.locator('output').innerText();
  await dialog.getByRole('button', { name: '已告知' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return { password, path: new URL(page.url()).pathname };
}

/** What anybody must be able to use as it stands now, in both colours and from 320 px on. Leaves the page 1280 px wide, in the light. */
export async function expectForEverybody(page: Page, what: string): Promise<void> {
  // The narrow page has its menu folded and its tables in blocks; colours are all that a scheme changes.
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await failures(page), `${what} ${width}`).toEqual([]);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await pale(page), `${what} ${width} ${colorScheme}`).toEqual([]);
    }
  }
  for (const width of [320, 360, 768, 1920, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysOverflow(page), `${what} ${width}`).toBe(0);
  }
  expect(await clippedText(page), what).toEqual([]);
}
