import type { Browser, Response } from '@playwright/test';
import { pageTypes, type PageType } from '../../e2e/journeys/address-book.ts';
import { startBrowser } from '../harness/browser.ts';
import { withDemoSite } from '../harness/demo-site.ts';
import type { Bench, Row } from '../harness/row.ts';

interface Weight {
  page: string;
  /** Bytes as they came over the wire, compressed. */
  script: number;
  style: number;
  fonts: number;
  inlineScripts: number;
}

async function addressOf(origin: string, { path, firstHitOf }: PageType, browser: Browser): Promise<string> {
  if (firstHitOf === undefined) return origin + path;
  const page = await browser.newPage();
  await page.goto(`${origin}${path}?${new URLSearchParams({ q: firstHitOf })}`);
  const link = page.getByRole('main').locator('a[href^="/documents/"]').first();
  const found = await link.getAttribute('href');
  await page.close();
  return new URL(found ?? path, origin).href;
}

async function bytesOf(responses: readonly Response[], type: string): Promise<number> {
  const sizes = await Promise.all(responses.filter((response) => response.request().resourceType() === type).map((response) => response.request().sizes()));
  return sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
}

/** Loads a page as a first visitor does and weighs what came with it. */
async function weigh(origin: string, type: PageType, browser: Browser): Promise<Weight> {
  const address = await addressOf(origin, type, browser);
  const context = await browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'gzip' } });
  try {
    const page = await context.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(address, { waitUntil: 'networkidle' });
    const answered = responses.find((response) => response.url() === address)?.status() ?? 0;
    if (answered !== (type.status ?? 200)) throw new Error(`${type.name} answered ${answered}`);
    return {
      page: type.name,
      script: await bytesOf(responses, 'script'),
      style: await bytesOf(responses, 'stylesheet'),
      fonts: responses.filter((response) => response.request().resourceType() === 'font').length,
      inlineScripts: await page.locator('script:not([src]):not([type="application/ld+json"])').count(),
    };
  } finally {
    await context.close();
  }
}

function heaviest(weights: readonly Weight[], of: (weight: Weight) => number): { page: string; value: number } {
  const values = weights.map((weight) => ({ page: weight.page, value: of(weight) }));
  return values.reduce((most, one) => (one.value > most.value ? one : most));
}

function row(what: string, unit: Row['unit'], atMost: number, { page, value }: { page: string; value: number }): Row {
  return { bench: 'weight', what, measured: value, unit, bound: { atMost }, detail: { page } };
}

/** What a first visitor's browser loads besides the page itself, gzip, on the heaviest page type. */
export const weight: Bench = {
  name: 'weight',
  run: async (now) =>
    withDemoSite(now, async ({ origin }) => {
      const browser = await startBrowser();
      try {
        const weights: Weight[] = [];
        for (const type of pageTypes) weights.push(await weigh(origin, type, browser));
        return [
          row('scripts of the heaviest page type, gzip', 'KB', 2, heaviest(weights, ({ script }) => script / 1024)),
          row('style sheets of the heaviest page type, gzip', 'KB', 15, heaviest(weights, ({ style }) => style / 1024)),
          row('web fonts', 'pieces', 0, heaviest(weights, ({ fonts }) => fonts)),
          row('inline scripts', 'pieces', 0, heaviest(weights, ({ inlineScripts }) => inlineScripts)),
        ];
      } finally {
        await browser.close();
      }
    }),
};
