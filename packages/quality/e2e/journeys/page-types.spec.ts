import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { pageTypes, widths } from './address-book.ts';
import { failures, pale } from './axe.ts';
import { expect, open, sidewaysOverflow, test } from './page.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // The renderer writes void elements and boolean attributes its own, equally valid way.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // Tick boxes of one question share a name: that is how a form without script sends several answers.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // What is wrong with a form stands above the page's title.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Where CSS sets a table in blocks, browsers forget what it was unless its roles are written; a table that scrolls stands in a region.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // Our own files come from our own origin; the hash in their name already says which they are.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Breaking a line in a telephone number is ugly, not invalid.
    'tel-non-breaking': 'off',
  },
});

async function expectToFit(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysOverflow(page), `at ${width} px`).toBe(0);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
}

for (const type of pageTypes) {
  test.describe(type.name, () => {
    test('answers with valid HTML, passes axe in the light and in the dark, and fits every width', async ({ page }) => {
      expect(await open(page, type)).toBe(type.status ?? 200);
      if (type.title !== undefined) await expect(page).toHaveTitle(type.title);
      const source = await (await page.request.get(page.url())).text();
      const report = await validator.validateString(source);
      // Soft: one look at the page tells everything that is wrong with it.
      expect.soft(report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`))).toEqual([]);
      expect.soft(await failures(page)).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await pale(page), `contrast, ${colorScheme}`).toEqual([]);
      }
      await expectToFit(page);
    });

    test.describe('with JavaScript off', () => {
      test.use({ javaScriptEnabled: false });

      test('answers and fits every width', async ({ page }) => {
        expect(await open(page, type)).toBe(type.status ?? 200);
        await expectToFit(page);
      });
    });
  });
}
