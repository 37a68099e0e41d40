import { createHead, renderSSRHead } from '@unhead/vue/server';
import { describe, expect, it } from 'vitest';
import { sampleRequest } from '../../test/page-context.ts';
import type { SiteFrame } from './frame.ts';
import { pageHead } from './head.ts';

const plain: SiteFrame = { title: '文件库', description: '本机关主动公开的文件。', canonical: '/documents', trail: [{ label: '文件库' }], section: 'documents' };
const column = { name: '就业创业', description: '就业政策。', keywords: ['就业', '创业'], type: '信息公开,就业创业' };
const article = { title: '关于某事的通知', publishedAt: '2026-11-24 09:00', source: '示例省人力资源和社会保障厅', author: null, keywords: ['就业'] };

async function headOf(frame: SiteFrame, changes: Parameters<typeof sampleRequest>[1] = {}): Promise<string> {
  const { headTags, htmlAttrs } = await renderSSRHead(createHead({ disableDefaults: true, init: [pageHead(frame, sampleRequest(frame.canonical, changes))] }));
  return `${htmlAttrs}\n${headTags}`;
}
const names = (head: string): string[] => [...head.matchAll(/<meta name="([^"]+)"/g)].map(([, name = '']) => name);

describe('the display mode', () => {
  it('is an attribute of the page and the colours it may have; the standard one is none', async () => {
    const modes = await Promise.all((['standard', 'elder', 'contrast-light', 'contrast-dark'] as const).map((display) => headOf(plain, { display })));
    expect(modes.map((head) => /data-display="([^"]+)"/.exec(head)?.[1])).toEqual([undefined, 'elder', 'contrast-light', 'contrast-dark']);
    expect(modes.map((head) => /name="color-scheme" content="([^"]+)"/.exec(head)?.[1])).toEqual(['light dark', 'light dark', 'light', 'dark']);
  });
});

describe('page tags (国办发〔2017〕47号)', () => {
  it('name the site on every page', async () => {
    const head = await headOf(plain);
    expect(head).toContain('<meta name="SiteName" content="人力资源和社会保障厅门户网站">');
    expect(head).toContain('<meta name="SiteIDCode" content="0000000000">');
    expect(names(head)).toContain('SiteDomain');
  });

  it('name the column on its page and on the documents in it', async () => {
    const head = await headOf({ ...plain, column });
    expect(head).toContain('<meta name="ColumnName" content="就业创业">');
    expect(head).toContain('<meta name="ColumnKeywords" content="就业,创业">');
    expect(head).toContain('<meta name="ColumnType" content="信息公开,就业创业">');
    expect(names(await headOf(plain)).filter((name) => name.startsWith('Column'))).toEqual([]);
  });

  it('name an article with the publication time the reader sees, to the minute', async () => {
    const head = await headOf({ ...plain, column, article });
    expect(head).toContain('<meta name="ArticleTitle" content="关于某事的通知">');
    expect(head).toContain('<meta name="PubDate" content="2026-11-24 09:00">');
    expect(head).toContain('<meta name="ContentSource" content="示例省人力资源和社会保障厅">');
    expect(head).toContain('<meta name="Url" content="https://hrss.example.gov.cn/documents">');
    expect(names(head)).not.toContain('Author');
  });

  it('give a page one description, whatever the case of its name', async () => {
    for (const frame of [plain, { ...plain, article }]) {
      expect(names(await headOf(frame)).filter((name) => name.toLowerCase() === 'description')).toHaveLength(1);
    }
  });
});

describe('the head of a page', () => {
  it('says language, title and the one address', async () => {
    const head = await headOf(plain);
    expect(head).toContain('lang="zh-CN"');
    expect(head).toContain('<title>文件库 - 人力资源和社会保障厅门户网站</title>');
    expect(head).toContain('<link rel="canonical" href="https://hrss.example.gov.cn/documents">');
    expect(await headOf({ ...plain, section: 'home' })).toContain('<title>人力资源和社会保障厅门户网站</title>');
  });

  it('leads readers of feeds to what follows the page', async () => {
    const head = await headOf({ ...plain, feeds: [{ title: '文件库', atom: '/feeds/documents.xml', rss: '/feeds/documents.rss.xml' }] });
    expect(head).toContain('<link rel="alternate" type="application/atom+xml" title="文件库（Atom）" href="/feeds/documents.xml">');
    expect(head).toContain('<link rel="alternate" type="application/rss+xml" title="文件库（RSS）" href="/feeds/documents.rss.xml">');
    expect(await headOf(plain)).not.toContain('rel="alternate"');
  });

  it('keeps demonstration data and hidden pages out of search engines, and nothing else', async () => {
    const hidden = '<meta name="robots" content="noindex">';
    expect(await headOf(plain)).not.toContain(hidden);
    expect(await headOf(plain, { demo: true })).toContain(hidden);
    expect(await headOf(plain, { demo: true, indexable: true })).not.toContain(hidden);
    expect(await headOf({ ...plain, hidden: true }, { indexable: true })).toContain(hidden);
  });

  it('shortens a long description', async () => {
    const head = await headOf({ ...plain, description: '很长'.repeat(200) });
    expect(/name="description" content="([^"]*)"/.exec(head)?.[1]).toHaveLength(150);
  });

  it('links the configured accent', async () => {
    const { site } = sampleRequest('/');
    expect(await headOf(plain, { site: { ...site, theme: { accent: '#7A1F2B' } } })).toContain('<link rel="stylesheet" href="/theme/7a1f2b.css">');
    expect(await headOf(plain)).not.toContain('stylesheet');
  });
});
