import { expect, test } from './page.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a clerk works out a term, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('over the National Day holiday, with a reason for every day', async ({ page }) => {
      await page.goto('/disclosure/deadline');
      await page.getByLabel('收到日期').fill('2019-09-23');
      await page.getByLabel('工作日天数').fill('20');
      await page.getByRole('button', { name: '计算' }).click();
      await expect(page).toHaveURL(/receivedOn=2019-09-23&workingDays=20/);
      await expect(page.getByRole('main')).toContainText('期限届满日2019年10月24日');
      await page.getByText('逐日明细').click();
      const list = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '理由' }) });
      await expect(list.getByRole('row').filter({ hasText: '2019年9月23日' })).toContainText('收到当日不计入');
      await expect(list.getByRole('row').filter({ hasText: '2019年10月1日' })).toContainText('国庆节放假');
      await expect(list.getByRole('row').filter({ hasText: '2019年10月12日' })).toContainText('调休上班');
      await expect(list.getByRole('row').filter({ hasText: '2019年10月13日' })).toContainText('周日休息');
      await expect(list.getByRole('row').last()).toContainText('2019年10月24日');
      await expect(list.getByRole('row').last()).toContainText('20');
    });

    test('into a year whose holidays are not announced, and is warned', async ({ page }) => {
      await page.goto('/disclosure/deadline?receivedOn=2026-12-25&workingDays=20');
      await expect(page.getByRole('main')).toContainText('尚未公布');
    });

    test('from a slip of the pen, and is told what to mend', async ({ page }) => {
      await page.goto('/disclosure/deadline?receivedOn=2026-02-30&workingDays=500');
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('“2026-02-30”不是有效的日期');
      await expect(alert).toContainText('“500”不是 0 至 400 之间的整数');
      // What was typed stands there still; each line leads to its field.
      await expect(page.getByLabel('工作日天数')).toHaveValue('500');
      await alert.getByRole('link').last().click();
      await expect(page.getByLabel('工作日天数')).toBeFocused();
    });
  });
}

test('a day before the calendar begins is refused in words', async ({ page }) => {
  await page.goto('/disclosure/deadline?receivedOn=2006-12-01&workingDays=20');
  await expect(page.getByRole('main')).toContainText('2007');
  await expect(page.getByRole('main')).not.toContainText('届满日');
});
