import { test as base } from '@playwright/test';
import type { Locator, Page, Response } from '@playwright/test';
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
      page.on('requestfailed', (request) => {
        // Whoever goes on before everything has arrived breaks off what is under way.
        const reason = request.failure()?.errorText ?? '';
        if (reason !== 'net::ERR_ABORTED') complaints.push(`${reason}: ${request.url()}`);
      });
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

/** Searches and opens what is found first: at the article, where one was asked for. */
export async function openFirstHit(page: Page, words: string): Promise<Response | null> {
  await page.goto(`/search?${new URLSearchParams({ q: words })}`);
  const first = page.getByRole('main').locator('.oh-results__item').first();
  const link = first.locator('.oh-results__article').or(first.getByRole('heading').getByRole('link')).last();
  return page.goto((await link.getAttribute('href')) ?? '/');
}

/** The search field of the content: a search box without script, a combobox with it. */
export function searchField(page: Page): Locator {
  return page.getByRole('main').locator('input[name="q"]');
}

/** Opens a page type and answers with the status of its document. */
export async function open(page: Page, type: PageType): Promise<number> {
  const response = type.firstHitOf === undefined ? await page.goto(type.path) : await openFirstHit(page, type.firstHitOf);
  if (type.through === undefined) return response?.status() ?? 0;
  const href = await page.getByRole('main').getByRole('link', { name: type.through }).first().getAttribute('href');
  return (await page.goto(href ?? '/'))?.status() ?? 0;
}

/** Pixels by which the page is wider than its window. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Text that a box cuts off: it scrolls nowhere and is larger than what shows it. */
export function clippedText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        // What is for screen readers only is one pixel wide on purpose.
        if (element.clientWidth <= 1 || !element.checkVisibility() || element.textContent?.trim() === '') return false;
        const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
        return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
