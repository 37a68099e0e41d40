import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { PageType } from './address-book.ts';

export interface Watch {
  /** Violations of the content security policy, console errors and uncaught errors since the page was opened. */
  complaints: string[];
}

/** Every page of every journey is watched: a page that works but complains is broken. */
export const test = base.extend<{ watch: Watch }>({
  baseURL: async ({ browserName: _browserName }, use) => {
    await use(process.env['OPENHALL_E2E_ORIGIN'] ?? 'http://localhost:4000');
  },
  watch: [
    async ({ page, javaScriptEnabled }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      page.on('console', (entry) => {
        // The browser logs a 4xx page as a failed resource; the status itself is asserted by the journey.
        if (entry.type() === 'error' && !entry.text().startsWith('Failed to load resource')) complaints.push(`console: ${entry.text()}`);
      });
      page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
      page.on('response', (response) => {
        if (response.status() >= 400 && response.request().resourceType() !== 'document') complaints.push(`${response.status()}: ${response.url()}`);
      });
      if (javaScriptEnabled !== false) {
        await page.exposeFunction('reportViolation', (directive: string) => complaints.push(`securitypolicyviolation: ${directive}`));
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', (event) => {
            (window as unknown as { reportViolation(text: string): void }).reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
          });
        });
      }
      await use({ complaints });
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export const { expect } = base;

/** Opens a page type and answers with the status of its document. */
export async function open(page: Page, type: PageType): Promise<number> {
  const search = type.firstHitOf === undefined ? '' : `?q=${encodeURIComponent(type.firstHitOf)}`;
  const response = await page.goto(type.path + search);
  if (type.firstHitOf === undefined) return response?.status() ?? 0;
  const href = await page.getByRole('main').getByRole('heading', { level: 2 }).or(page.getByRole('heading', { level: 3 })).getByRole('link').first().getAttribute('href');
  const followed = await page.goto(href ?? '/');
  return followed?.status() ?? 0;
}

