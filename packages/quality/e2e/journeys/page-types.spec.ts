import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { pageTypes, widths } from './address-book.ts';
import { expect, open, test } from './page.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // The renderer writes void elements and boolean attributes its own, equally valid way.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // Our own files come from our own origin; the hash in their name already says which they are.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Several boxes of one name are how a form asks for several values.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Tables that become blocks on a phone keep their meaning by explicit roles; wide ones scroll in a region.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['region', 'table', 'row', 'cell', 'rowgroup', 'columnheader', 'rowheader'] }],
    // Chinese telephone numbers break nowhere else either.
    'tel-non-breaking': 'off',
  },
});

for (const type of pageTypes) {
  test.describe(type.name, () => {
    test('answers, is valid HTML and passes axe', async ({ page }) => {
      expect(await open(page, type)).toBe(type.status ?? 200);
      const source = await (await page.request.get(page.url())).text();
      const report = await validator.validateString(source);
      expect(report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`))).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    });

    test('passes axe in the dark', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await open(page, type);
      const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
      expect(violations.flatMap((violation) => violation.nodes.map((node) => node.html))).toEqual([]);
    });

    for (const width of widths) {
      test(`fits ${width} px without sideways scrolling`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await open(page, type);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow).toBe(0);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      });
    }
  });
}
