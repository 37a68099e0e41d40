import type { Page, PageResponse, Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { sampleContext } from '../../../test/page-context.ts';
import type { SiteFrame } from '../../site/frame.ts';
import { accentProblems, accentSheet } from './accent.ts';
import { openSearch } from './open-search.ts';
import { robots } from './robots.ts';
import { siteMapIndex, siteMapPages, siteMapPart } from './site-map.ts';
import { escapeXml } from './xml.ts';

const origin = 'https://hrss.example.gov.cn';

async function fetchFrom(page: Page<SiteFrame>, { params = {}, answer = {}, accent }: { params?: Record<string, string>; answer?: unknown; accent?: string } = {}): Promise<PageResponse> {
  const context = sampleContext('/', params, (() => Promise.resolve(answer)) as Query);
  const theme = accent === undefined ? {} : { accent };
  const result = await page({ ...context, request: { ...context.request, site: { ...context.request.site, theme } } });
  return result.type === 'answer' ? result.response : { status: result.status, contentType: 'text/html', headers: {}, body: '', cacheSeconds: result.cacheSeconds };
}

describe('the site map', () => {
  it('is an index of parts: the pages of the site, then documents', async () => {
    const { body, contentType, cacheSeconds } = await fetchFrom(siteMapIndex, { answer: { sitemapParts: ['0a1b2c3d4e5f6', '9a1b2c3d4e5f6'] } });
    expect(contentType).toBe('application/xml; charset=utf-8');
    expect([...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address)).toEqual([
      `${origin}/sitemap/pages.xml`,
      `${origin}/sitemap/documents-0a1b2c3d4e5f6.xml`,
      `${origin}/sitemap/documents-9a1b2c3d4e5f6.xml`,
    ]);
    expect(cacheSeconds).toBe(13 * 3600);
  });

  it('lists documents with when they changed', async () => {
    const { body } = await fetchFrom(siteMapPart, { params: { from: '0a1b2c3d4e5f6' }, answer: { sitemap: [{ id: '0a1b2c3d4e5f6', updatedAt: '2026-11-20T01:00:00.000Z' }] } });
    expect(body).toContain(`<url><loc>${origin}/documents/0a1b2c3d4e5f6</loc><lastmod>2026-11-20T01:00:00.000Z</lastmod></url>`);
  });

  it('has no part that begins nowhere', async () => {
    expect((await fetchFrom(siteMapPart, { params: { from: 'x' }, answer: { sitemap: [] } })).status).toBe(404);
  });

  it('lists every page that is always there', async () => {
    const { body } = await fetchFrom(siteMapPages);
    for (const path of ['/', '/documents', '/disclosure/guide', '/columns/overseas-talent', '/about/sitemap']) expect(body).toContain(`<loc>${origin}${path}</loc>`);
  });
});

describe('what else machines fetch', () => {
  it('tells crawlers where the site map is', async () => {
    const { body, contentType } = await fetchFrom(robots);
    expect(contentType).toBe('text/plain; charset=utf-8');
    expect(body).toContain(`Sitemap: ${origin}/sitemap.xml`);
    expect(body).not.toContain('Disallow: /\n');
  });

  it('describes the search to browsers', async () => {
    const { body, contentType } = await fetchFrom(openSearch);
    expect(contentType).toBe('application/opensearchdescription+xml; charset=utf-8');
    expect(body).toContain(`template="${origin}/search?q={searchTerms}"`);
    expect(body).toContain('<ShortName>人社厅</ShortName>');
  });

  it('serves the accent that is configured and no other', async () => {
    const sheet = await fetchFrom(accentSheet, { params: { colour: '7a1f2b' }, accent: '#7A1F2B' });
    expect(sheet).toMatchObject({ status: 200, contentType: 'text/css; charset=utf-8' });
    expect(sheet.body).toContain('--oh-accent:#7a1f2b');
    expect((await fetchFrom(accentSheet, { params: { colour: '000000' }, accent: '#7A1F2B' })).status).toBe(404);
    expect((await fetchFrom(accentSheet, { params: { colour: '7a1f2b' } })).status).toBe(404);
  });

  it('refuses an accent that could not be read, before the site starts', () => {
    const { site } = sampleContext('/', {}, (() => Promise.resolve()) as Query).request;
    expect(accentProblems({ ...site, theme: { accent: '#ffcc00' } })).toEqual([expect.stringContaining('请选用更深的颜色')]);
    expect(accentProblems({ ...site, theme: { accent: '#7a1f2b' } })).toEqual([]);
    expect(accentProblems(site)).toEqual([]);
  });

  it('escapes what XML gives a meaning, and drops what it forbids', () => {
    expect(escapeXml(`<a href="?x&y">'\u0001\n`)).toBe('&lt;a href=&quot;?x&amp;y&quot;&gt;&apos;\n');
  });
});
