import { expect, openFirstHit, test } from './page.ts';

const words = '失业保险金申领办事须知';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a reader checks that nothing was altered, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from the document itself', async ({ page }) => {
      await openFirstHit(page, words);
      const row = page.getByRole('main').locator('dl > div').filter({ has: page.getByText('核验码', { exact: true }) });
      await page.goto((await row.getByRole('link').getAttribute('href')) ?? '/');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('核验码');
      await expect(page.getByRole('main')).toContainText('核验一致');
      await expect(page.getByRole('row').filter({ hasText: '签名有效' })).toContainText('相符');
      await expect(page.getByRole('status')).toContainText(javaScriptEnabled ? '您的浏览器已经独立复核：各项相符。' : '打开 JavaScript 后');
      await page.getByText('已签名的校验点').click();
      await expect(page.getByRole('main')).toContainText('— ');
    });

    test('by typing the code in, with slips of the pen', async ({ page }) => {
      await openFirstHit(page, words);
      const code = (await page.getByRole('link', { name: /^[\dA-Z]{5}-[\dA-Z]{5}-/ }).textContent()) ?? '';
      await page.goto('/verify');
      await page.getByLabel('核验码').fill('12345');
      await page.getByRole('main').getByRole('button', { name: '核验' }).click();
      await expect(page.getByRole('alert')).toContainText('“12345”不是核验码');
      await page.getByLabel('核验码').fill(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `);
      await page.getByRole('main').getByRole('button', { name: '核验' }).click();
      await expect(page).toHaveURL(new RegExp(`/verify/${code.replaceAll('-', '')}$`));
      await expect(page.getByRole('link', { name: new RegExp(words) }).first()).toBeVisible();
    });
  });
}

test('the browser notices by itself what a server would hide', async ({ page }) => {
  await page.route('**/graphql?*', async (route) => {
    const response = await route.fetch();
    const answer = await response.text();
    await route.fulfill({ response, body: answer.replace('须知', '须之') });
  });
  await openFirstHit(page, words);
  await page.getByRole('link', { name: /^[\dA-Z]{5}-[\dA-Z]{5}-/ }).click();
  await expect(page.getByRole('status')).toContainText('您的浏览器复核不相符');
});
