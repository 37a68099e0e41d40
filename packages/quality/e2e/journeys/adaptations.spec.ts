import { AxeBuilder } from '@axe-core/playwright';
import { pageTypes } from './address-book.ts';
import { clippedText, expect, open, pale, sidewaysOverflow, standards, test } from './page.ts';

// What readers change about a page, by the site's own switch or by their browser, on every page type.

const modes = ['elder', 'contrast-light', 'contrast-dark'] as const;
/** 适老版 follows the device, the others do not. */
const schemes = { elder: ['light', 'dark'], 'contrast-light': ['dark'], 'contrast-dark': ['light'] } as const;

for (const type of pageTypes) {
  test.describe(type.name, () => {
    for (const mode of modes) {
      test(`passes axe and fits every width in the mode ${mode}`, async ({ page, baseURL }) => {
        await page.context().addCookies([{ name: 'oh-display', value: mode, url: baseURL ?? '' }]);
        expect(await open(page, type)).toBe(type.status ?? 200);
        await expect(page.locator('html')).toHaveAttribute('data-display', mode);
        const { violations } = await new AxeBuilder({ page }).withTags(standards).disableRules(['color-contrast']).analyze();
        expect.soft(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
        for (const colorScheme of schemes[mode]) {
          await page.emulateMedia({ colorScheme });
          expect.soft(await pale(page), `contrast, ${colorScheme}`).toEqual([]);
        }
        for (const width of [320, 360, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await sidewaysOverflow(page), `at ${width} px`).toBe(0);
        }
      });
    }

    test('loses nothing at 200 %, in 320 px or with wider spacing', async ({ page }) => {
      await open(page, type);
      // 1280 px at 200 % (WCAG 1.4.4) and at 400 % (1.4.10).
      for (const [width, height] of [[640, 400], [320, 256]] as const) {
        await page.setViewportSize({ width, height });
        expect.soft(await sidewaysOverflow(page), `${width} px`).toBe(0);
        expect.soft(await clippedText(page), `${width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        // WCAG 1.4.12.
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet];
      });
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await sidewaysOverflow(page), `spaced, ${width} px`).toBe(0);
        expect.soft(await clippedText(page), `spaced, ${width} px`).toEqual([]);
      }
    });

    test('keeps still where that is asked for, and its edges where the system sets the colours', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
      await open(page, type);
      const found = await page.evaluate(() => {
        const elements = [...document.querySelectorAll<HTMLElement>('*')];
        const edge = (element: Element): boolean => parseFloat(getComputedStyle(element).borderTopWidth) > 0 && getComputedStyle(element).borderTopStyle !== 'none';
        return {
          moving: document.getAnimations().length + elements.filter((element) => getComputedStyle(element).transitionDuration !== '0s').length,
          smooth: elements.filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').length,
          edgeless: elements.filter((element) => element.matches('button, .oh-button, .oh-tag, .oh-notice, .oh-validity, input[type="search"], select') && element.checkVisibility() && !edge(element)).map((element) => element.outerHTML.slice(0, 120)),
          marked: elements.filter((element) => element.matches('.oh-display__option')).map((element) => getComputedStyle(element).borderTopColor),
        };
      });
      expect(found).toMatchObject({ moving: 0, smooth: 0, edgeless: [] });
      const [current, ...others] = found.marked;
      expect(others).toHaveLength(3);
      for (const other of others) expect(other).not.toBe(current);
    });
  });
}
