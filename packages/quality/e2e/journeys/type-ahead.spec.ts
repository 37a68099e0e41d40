import type { Page } from '@playwright/test';
import { expect, searchField, test } from './page.ts';

const options = (page: Page) => page.getByRole('main').getByRole('option');

/** Types as people do, and waits for what is suggested for the whole of it: half a word has suggestions of its own. */
async function typeSlowly(page: Page, words: string): Promise<void> {
  const answered = page.waitForResponse((response) => decodeURIComponent(response.url()).includes(`"prefix":"${words}"`));
  await searchField(page).pressSequentially(words, { delay: 30 });
  await answered;
  await expect(options(page).first()).toBeVisible();
}

test.describe('with a keyboard', () => {
  test('suggestions come while typing, are told to a screen reader, and Enter takes one', async ({ page }) => {
    await page.goto('/');
    const field = searchField(page);
    await typeSlowly(page, '工伤保险');
    await expect(field).toHaveRole('combobox');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('main').getByRole('status')).toContainText(/\d/);
    await page.keyboard.press('ArrowDown');
    const chosen = options(page).first();
    await expect(chosen).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
    await expect(field).toBeFocused();
    const words = (await chosen.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/documents\/|\/search\?/);
    await expect(page.getByRole('main')).toContainText(words);
  });

  test('the arrows go round, Escape closes, and what was typed is still there to be searched for', async ({ page }) => {
    await page.goto('/');
    const field = searchField(page);
    await typeSlowly(page, 'gsbx');
    const count = await options(page).count();
    await page.keyboard.press('ArrowUp');
    await expect(options(page).nth(count - 1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('main').locator('[aria-selected="true"]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(options(page).filter({ visible: true })).toHaveCount(0);
    await expect(field).toHaveValue('gsbx');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=gsbx$/);
  });

  test('leaving the field puts the list away', async ({ page }) => {
    await page.goto('/');
    await typeSlowly(page, '失业');
    await page.keyboard.press('Tab');
    await expect(options(page).filter({ visible: true })).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a suggestion is large enough to be tapped, and leads there', async ({ page }) => {
    await page.goto('/');
    await searchField(page).tap();
    await typeSlowly(page, '失业保险条例');
    const first = options(page).first();
    expect((await first.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    const words = (await first.textContent()) ?? '';
    await first.tap();
    await expect(page).toHaveURL(/\/documents\/|\/search\?/);
    await expect(page.getByRole('main')).toContainText(words);
  });
});

test('where suggestions cannot be had, the form still searches', async ({ page, watch }) => {
  await page.route('**/graphql?**', (route) => route.abort());
  await page.goto('/');
  await searchField(page).pressSequentially('失业保险', { delay: 30 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole('main').getByRole('heading', { name: '失业保险条例', exact: true })).toBeVisible();
  // The refusal above is the journey's own.
  watch.complaints.length = 0;
});
