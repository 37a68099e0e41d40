import type { Page } from '@playwright/test';
import { distinctPageTypes } from './address-book.ts';
import { failures, pale } from './axe.ts';
import { clippedText, expect, open, sidewaysOverflow, test } from './page.ts';

// What readers change about a page, by the site's own switch or by their browser, on every page type.

/**
 * The high-contrast modes, with what the device asks for and they do not follow. They change colours and nothing else, and
 * colours are tokens: these pages have between them every component that takes one.
 */
const contrasts = [{ mode: 'contrast-light', colorScheme: 'dark' }, { mode: 'contrast-dark', colorScheme: 'light' }] as const;
const colours = new Set(['home', 'document list', 'law', 'two texts of a law', 'own document with a long table and a file', 'search', 'deadline calculated', 'verified', 'query answered', 'what is new', 'not found']);

/** Opens the page again as a reader who chose a mode sees it. */
async function choose(page: Page, mode: string, site: string | undefined): Promise<void> {
  await page.context().addCookies([{ name: 'oh-display', value: mode, url: site ?? '' }]);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-display', mode);
}

async function expectToFit(page: Page, sizes: readonly (readonly [width: number, height: number])[], how: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    expect.soft(await sidewaysOverflow(page), `${how}, ${width} px wide`).toBe(0);
    expect.soft(await clippedText(page), `${how}, ${width} px wide`).toEqual([]);
  }
}

for (const type of distinctPageTypes) {
  test.describe(type.name, () => {
    test('passes axe, is readable by day and by night and fits every width in 适老版', async ({ page, baseURL }) => {
      expect(await open(page, type)).toBe(type.status ?? 200);
      await choose(page, 'elder', baseURL);
      expect.soft(await failures(page)).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await pale(page), colorScheme).toEqual([]);
      }
      await expectToFit(page, [[320, 640], [768, 1024], [1280, 800]], '适老版');
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

for (const type of distinctPageTypes.filter(({ name }) => colours.has(name))) {
  test(`${type.name} is readable in both high-contrast modes`, async ({ page, baseURL }) => {
    await open(page, type);
    for (const { mode, colorScheme } of contrasts) {
      await choose(page, mode, baseURL);
      await page.emulateMedia({ colorScheme });
      expect.soft(await pale(page), mode).toEqual([]);
    }
  });
}
