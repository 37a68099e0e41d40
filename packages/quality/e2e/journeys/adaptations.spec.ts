import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { distinctPageTypes } from './address-book.ts';
import { clippedText, expect, open, pale, sidewaysOverflow, standards, test } from './page.ts';

// What readers change about a page, by the site's own switch or by their browser, on every page type.

/** Each mode with what the device may ask for: 适老版 follows it, the others do not. */
const modes = [
  { mode: 'elder', schemes: ['light', 'dark'] },
  { mode: 'contrast-light', schemes: ['dark'] },
  { mode: 'contrast-dark', schemes: ['light'] },
] as const;

async function expectToFit(page: Page, sizes: readonly (readonly [width: number, height: number])[], how: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    expect.soft(await sidewaysOverflow(page), `${how}, ${width} px wide`).toBe(0);
    expect.soft(await clippedText(page), `${how}, ${width} px wide`).toEqual([]);
  }
}

for (const type of distinctPageTypes) {
  test.describe(type.name, () => {
    test('is readable in every mode, passes axe and fits every width in 适老版', async ({ page, baseURL }) => {
      test.slow();
      expect(await open(page, type)).toBe(type.status ?? 200);
      for (const { mode, schemes } of modes) {
        await page.context().addCookies([{ name: 'oh-display', value: mode, url: baseURL ?? '' }]);
        await page.reload();
        await expect(page.locator('html')).toHaveAttribute('data-display', mode);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          expect.soft(await pale(page), `contrast, ${mode}, ${colorScheme}`).toEqual([]);
        }
        // The other two change colours and nothing else.
        if (mode !== 'elder') continue;
        const { violations } = await new AxeBuilder({ page }).withTags(standards).disableRules(['color-contrast']).analyze();
        expect.soft(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`), mode).toEqual([]);
        await expectToFit(page, [[320, 640], [768, 1024], [1280, 800]], mode);
      }
    });

    test('loses nothing at 200 %, in 320 px or with wider spacing, keeps still, and keeps its edges where the system sets the colours', async ({ page }) => {
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
      expect.soft(found).toMatchObject({ moving: 0, smooth: 0, edgeless: [] });
      const [current, ...others] = found.marked;
      expect.soft(others.filter((other) => other !== current)).toHaveLength(3);
      await page.emulateMedia({ reducedMotion: null, forcedColors: null });
      // 1280 px at 200 % (WCAG 1.4.4) and at 400 % (1.4.10).
      await expectToFit(page, [[640, 400], [320, 256]], 'enlarged');
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        // WCAG 1.4.12.
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet];
      });
      await expectToFit(page, [[360, 740], [1280, 800]], 'spaced');
    });
  });
}
