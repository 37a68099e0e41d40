import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { h } from 'vue';
import { describe, expect, it } from 'vitest';
import type { Ask, Execute, PageRequest } from './contract.ts';
import { fileAnswer, streamAnswer, type PageContext, type PageView } from './page.ts';
import { RefusedInput, type PersistedDocument } from './persisted-query.ts';
import { createServerApp } from './server-app.ts';

const document: PersistedDocument<{ title: string }, { id: string }> = { __meta__: { hash: 'abc' } };
const execute = (async (hash: string, variables: { id: string }) => ({ data: { title: `${hash} ${variables.id}` } })) as unknown as Execute;

const ask: Ask = async (query) => ({ data: query });

const view = (title: string, status = 200): PageView<string> => ({ type: 'view', status, content: h('h1', title), frame: title, cacheSeconds: status === 200 ? 60 : null });

const app = createServerApp<string>({
  assets: { styles: ['/assets/site-1.css'], scripts: ['/assets/site-1.js'], islands: {} },
  routes: [
    { path: '/', page: () => view('首页') },
    { path: '/documents/:id', page: async ({ query, params }) => view((await query(document, { id: params['id'] ?? '' })).title) },
    { path: '/search', page: ({ search }) => view(search.get('q') ?? '') },
    { path: '/strict', page: () => Promise.reject(new RefusedInput(['游标无效。'])) },
    { path: '/broken', page: () => Promise.reject(new Error('a bug')) },
    { path: '/asked', page: async ({ ask: askFreely }) => view(String((await askFreely('{ columns { slug } }', {})).data)) },
    { path: '/list.csv', page: () => streamAnswer('text/csv', { 'content-disposition': 'attachment' }, (async function* () { yield '甲'; yield '乙'; })()) },
    { path: '/robots.txt', page: () => fileAnswer('text/plain', 'User-agent: *', 60) },
  ],
  // Would run a query if it could.
  notFound: async ({ request, query }: PageContext) => (request.path.startsWith('/asks') ? view((await query(document, { id: '1' })).title) : view(`没有 ${request.path}`, 404)),
  refused: (_request, reasons) => view(reasons.join(), 400),
  failed: (request, status) => view(`${status} ${request.requestId}`, status),
  problems: () => [],
  present: ({ content, frame }) => ({ root: h('body-frame', [content]), head: { title: frame, htmlAttrs: { lang: 'zh-CN' } } }),
});

const request = (path: string) => ({ method: 'GET', path, siteUrl: 'https://rst.example.cn', requestId: 'r-1', now: new Date(0), demo: false, indexable: false, development: false }) as unknown as PageRequest;
const visit = (path: string) => app.render(request(path), execute, ask);

describe('an address of the app', () => {
  it('is a whole document that links its assets and holds nothing a strict policy would stop', async () => {
    const { status, contentType, body, cacheSeconds } = await visit('/');
    expect({ status, contentType, cacheSeconds }).toEqual({ status: 200, contentType: 'text/html; charset=utf-8', cacheSeconds: 60 });
    expect(body).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n/);
    expect(body).toContain('<link rel="stylesheet" href="/assets/site-1.css">');
    expect(body).toContain('<script type="module" src="/assets/site-1.js"></script>');
    expect(body).not.toMatch(/<style|style=|<script(?! type="module" src=)/);
  });

  it('gets its parameters decoded and its queries by hash', async () => {
    expect((await visit('/documents/%E6%9D%A1%E4%BE%8B')).body).toContain('<h1>abc 条例</h1>');
  });

  it('shows what was typed as text, in the page and in its head', async () => {
    const { body } = await visit(`/search?q=${encodeURIComponent('</title><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>');
    expect(body.match(/&lt;script&gt;/g)).toHaveLength(2);
  });

  it('keeps the head of one page out of another rendered meanwhile', async () => {
    const pages = await Promise.all(['甲', '乙', '丙'].map((word) => visit(`/search?q=${word}`)));
    expect(pages.map(({ body }) => /<title>(.*?)<\/title>/.exec(body)?.[1])).toEqual(['甲', '乙', '丙']);
  });

  it('may ask in free text what no document of its manifest asks', async () => {
    expect((await visit('/asked')).body).toContain('<h1>{ columns { slug } }</h1>');
  });

  it('can be made while it is sent, and is then never kept', async () => {
    const { stream, ...rest } = await visit('/list.csv');
    expect(rest).toEqual({ status: 200, contentType: 'text/csv', headers: { 'content-disposition': 'attachment' }, body: '', cacheSeconds: null });
    expect(await text(Readable.from(stream ?? []))).toBe('甲乙');
  });

  it('can be something else than a page', async () => {
    expect(await visit('/robots.txt')).toEqual({ status: 200, contentType: 'text/plain', headers: {}, body: 'User-agent: *', cacheSeconds: 60 });
  });
});

describe('an address that is not quite one', () => {
  it('with a slash too many leads to the one without, parameters kept', async () => {
    expect(await visit('/search/?q=x')).toMatchObject({ status: 301, headers: { location: '/search?q=x' } });
    expect(await visit('/documents/1//')).toMatchObject({ status: 301, headers: { location: '/documents/1' } });
  });

  it.each(['/none', '/none/', '//evil.example/', '//evil.example/search/', '/documents', '/Search'])('%s is not found, and leads nowhere', async (path) => {
    const answer = await visit(path);
    expect(answer).toMatchObject({ status: 404, headers: {}, cacheSeconds: null });
    expect(answer.body).toContain(`没有 ${path}`);
  });
});

describe('what goes wrong', () => {
  it('with what was typed is explained with the reasons', async () => {
    expect(await visit('/strict')).toMatchObject({ status: 400, body: expect.stringContaining('游标无效。') });
  });

  it('otherwise is the gateway’s to see', async () => {
    await expect(visit('/broken')).rejects.toThrow('a bug');
  });

  it('is told on a page that asks nothing of the database', async () => {
    expect(await app.renderError(request('/'), 503)).toMatchObject({ status: 503, body: expect.stringContaining('503 r-1') });
    expect(await app.renderError(request('/none'), 404)).toMatchObject({ status: 404, body: expect.stringContaining('没有 /none') });
    await expect(app.renderError(request('/asks'), 404)).rejects.toThrow('No query may run on an error page.');
  });
});
