import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { RunOptions } from 'axe-core';

/** What every page must meet: WCAG 2.2, A and AA. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * What axe finds wrong with a page as it stands. The document is given axe once and keeps it: reading half a megabyte of script
 * takes longer than most checks. What passes is not written down, and style sheets are not fetched again.
 */
async function violations(page: Page, exclude: string[], options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(
    async (asked) => {
      const found = await window.axe?.run({ exclude: asked.exclude }, asked.options);
      if (found === undefined) throw new Error('axe did not load');
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    { exclude, options: { ...options, resultTypes: ['violations'], preload: false } satisfies RunOptions },
  );
}

/** What a page fails of `standards`, contrast aside. */
export function failures(page: Page): Promise<string[]> {
  return violations(page, [], { runOnly: { type: 'tag', values: standards }, rules: { 'color-contrast': { enabled: false } } });
}

/** Text without contrast. The fortieth article of a law looks like the thirtieth, and looking costs a second each. */
export function pale(page: Page): Promise<string[]> {
  return violations(page, ['.oh-prose > :nth-child(n + 30)', '.oh-comparison__row:nth-child(n + 20)'], { runOnly: ['color-contrast'] });
}
