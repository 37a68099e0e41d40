import { createMemoryHistory, createRouter } from 'vue-router';
import { describe, expect, it } from 'vitest';
import { sampleRequest } from '../test/page-context.ts';
import { changesOnlyHref } from './pages/document/changes-only.ts';
import { routes } from './routes.ts';
import type { SiteFrame } from './site/frame.ts';
import { columnNavigation, footer, navigation } from './site/furniture.ts';
import { aboutHref, aboutPages, columnHref, columnsPath, exportFormats, exportHref, feedHref, feedNames, comparisonHref, deadlineHref, documentHref, documentPath, machinePaths, paths, revisionComparisonHref, revisionHref } from './site/links.ts';

const router = createRouter({
  history: createMemoryHistory(),
  strict: true,
  routes: routes.map(({ path }) => ({ path, name: path, component: { render: () => null } })),
});
const leadsSomewhere = (href: string): boolean => router.resolve(href).matched.length === 1;
const frame: SiteFrame = { title: '', description: '', canonical: '/', trail: [], section: null };

describe('the address map', () => {
  it('has a page for every address the site itself links to', () => {
    const request = sampleRequest('/');
    const links = [...navigation(frame, request), ...navigation(frame, { ...request, display: 'elder' }), ...columnNavigation(frame, request), ...footer(request).links].map(({ href }) => href);
    const all = [...Object.values(paths), ...links, ...aboutPages.map(aboutHref), columnHref('rights'), documentHref('0a1b2c3d4e5f6')];
    expect(all.filter((href) => !leadsSomewhere(href))).toEqual([]);
  });

  it('knows what machines ask for', () => {
    expect(Object.values(machinePaths).filter((path) => !leadsSomewhere(path))).toEqual([]);
    expect(router.resolve('/sitemap/documents-0a1b2c3d4e5f6.xml').params).toEqual({ from: '0a1b2c3d4e5f6' });
    expect(router.resolve('/theme/0f5266.css').params).toEqual({ colour: '0f5266' });
  });

  it('has a twin for every list, with what narrows it, and a feed for what can be followed', () => {
    const lists = [paths.documents, paths.catalogue, paths.whatsNew, columnsPath, columnHref('rights')];
    const twins = lists.flatMap((list) => exportFormats.map((format) => exportHref(list, format)));
    const feeds = [...Object.values(feedNames), 'overseas-talent'].flatMap((name) => Object.values(feedHref(name)));
    expect([...twins, ...feeds].filter((href) => !leadsSomewhere(href))).toEqual([]);
    expect(router.resolve('/feeds/documents.xml').name).toBe('/feeds/documents.xml');
    expect([router.resolve('/feeds/rights.rss.xml').params, router.resolve('/columns/rights.csv').params, router.resolve('/columns/rights').params]).toEqual([{ slug: 'rights' }, { slug: 'rights' }, { slug: 'rights' }]);
    expect(exportHref('/documents?kind=LAW&query=a.b?', 'csv')).toBe('/documents.csv?kind=LAW&query=a.b?');
    const parametersAt = (path: string) => new Set(routes.find((route) => route.path === path)?.parameters);
    expect(parametersAt('/documents.csv')).toEqual(new Set([...parametersAt(paths.documents)].filter((name) => name !== 'after' && name !== 'before')));
  });

  it('has no address twice and none for anything else', () => {
    expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length);
    for (const path of ['/wp-login.php', '/columns', '/documents/a/b', '/theme/a.css/b']) expect(leadsSomewhere(path)).toBe(false);
  });
});

describe('the parameters of a route', () => {
  it('are those its own links use', () => {
    const read = (path: string) => new Set(routes.find((route) => route.path === path)?.parameters);
    expect([...read(paths.documents)]).toEqual(expect.arrayContaining(['after', 'kind', 'query', 'sort']));
    expect([...read(paths.search)]).toEqual(expect.arrayContaining(['after', 'kind', 'q']));
    for (const href of [revisionHref('x', 1), revisionComparisonHref('x', 1, 2), comparisonHref('x', 'y'), changesOnlyHref(comparisonHref('x', 'y'))]) {
      for (const name of new URL(href, 'https://hrss.example').searchParams.keys()) expect(read(documentPath), href).toContain(name);
    }
    expect([...new URL(deadlineHref('2026-09-24', 20), 'https://hrss.example').searchParams.keys()].filter((name) => !read(paths.deadline).has(name))).toEqual([]);
  });
});
