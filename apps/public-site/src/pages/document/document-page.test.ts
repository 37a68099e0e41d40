import type { Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, viewOf } from '../../../test/page-context.ts';
import { sampleDocument, type ShownDocument } from '../../../test/sample-document.ts';
import { DocumentComparisonDocument, DocumentPageDocument, DocumentRevisionsDocument, RemovedDocumentDocument } from '../../gql/graphql.ts';
import { documentPage } from './document-page.ts';

const id = '0a1b2c3d4e5f6';
const body = (days: number): string => `<p class="article" id="art-1"><span class="article-number">第一条</span>　应当在${days}个工作日内答复。</p>`;
const revisions = [7, 3, 1].map((number) => ({ number, createdAt: '2026-11-20T01:30:00.000Z', changeNote: number === 1 ? null : `修改${number}`, title: '示例办法', bodyHtml: body(number) }));
const dated = (textId: string, writtenOn: string, days: number) => ({ id: textId, title: '示例法', writtenOn, listedOn: writtenOn, bodyHtml: body(days) });

interface Answers {
  readonly document?: ShownDocument | null;
  readonly removedOn?: string;
  readonly versioned?: boolean;
}

/** A schema with one document, or one that was withdrawn, or none. */
function schema({ document = null, removedOn, versioned = false }: Answers): Query {
  const answers = new Map<unknown, (variables: Readonly<Record<string, unknown>>) => unknown>([
    [DocumentPageDocument, () => ({ document })],
    [RemovedDocumentDocument, () => ({ removedDocument: removedOn === undefined ? null : { removedOn } })],
    [DocumentRevisionsDocument, () => ({ document: versioned ? { id, title: '示例办法', kind: 'NORMATIVE_DOCUMENT', revisionNumber: 7, revisions } : null })],
    [
      DocumentComparisonDocument,
      ({ other }) => ({
        document: { ...dated(id, '2010-12-20', 15), otherTexts: [{ id: 'bbbbbbbbbbbbb' }] },
        other: other === 'bbbbbbbbbbbbb' ? dated('bbbbbbbbbbbbb', '2026-01-01', 20) : other === 'ccccccccccccc' ? dated('ccccccccccccc', '2026-01-01', 20) : null,
      }),
    ],
  ]);
  return ((asked: unknown, variables: Readonly<Record<string, unknown>>) => Promise.resolve(answers.get(asked)?.(variables))) as Query;
}

const answer = async (search: string, answers: Answers, asked = id) => documentPage(sampleContext(`/documents/${asked}${search}`, { id: asked }, schema(answers)));
const open = async (search: string, answers: Answers) => {
  const view = viewOf(await answer(search, answers));
  return { view, html: await htmlOf(view) };
};

describe('the address of a document', () => {
  it('answers 404 for what never was public and 410 for what is withdrawn', async () => {
    expect((await open('', {})).view.status).toBe(404);
    const gone = await open('', { removedOn: '2026-10-08' });
    expect(gone.view.status).toBe(410);
    expect(gone.html).toContain('2026年10月8日');
  });

  it('moves other spellings of an identifier to the one address, parameters kept', async () => {
    expect(await answer('?revision=3', {}, '0A1B2C3D4E5F6.html')).toMatchObject({ type: 'answer', response: { status: 301, headers: { location: `/documents/${id}?revision=3` } } });
  });

  it('asks nothing for what can be no identifier', async () => {
    const view = viewOf(await documentPage(sampleContext('/documents/x', { id: 'x' }, () => Promise.reject(new Error('asked')))));
    expect(view.status).toBe(404);
  });
});

describe('the page of a document', () => {
  it('47号: carries the article’s tags, with the publication time it shows, and a source always', async () => {
    const { view } = await open('', { document: sampleDocument() });
    expect(view.frame.article).toEqual({ title: '示例省就业服务办法', publishedAt: '2026-11-20 09:30', source: '人力资源和社会保障厅', author: null, keywords: [] });
    expect(view.frame.column).toMatchObject({ name: '就业创业' });
  });

  it('describes itself by its summary, else by its beginning', async () => {
    expect((await open('', { document: sampleDocument() })).view.frame.description).toBe('规定就业服务的范围和办法。');
    expect((await open('', { document: sampleDocument({ summary: null }) })).view.frame.description).toBe('正文。');
  });

  it('says so where there is no text', async () => {
    expect((await open('', { document: sampleDocument({ bodyHtml: '' }) })).html).toContain('没有文字内容');
  });
});

describe('versions of a document', () => {
  it('are shown as they were, marked as old, and kept from search engines', async () => {
    const { view, html } = await open('?revision=3', { versioned: true });
    expect(view).toMatchObject({ status: 200, frame: { hidden: true, canonical: `/documents/${id}?revision=3` } });
    expect(html).toContain('应当在3个工作日内答复');
    expect(html).toContain('不是当前版本');
  });

  it('the current one is the document’s page', async () => {
    expect((await open('?revision=7', { versioned: true, document: sampleDocument() })).view.frame.canonical).toBe(`/documents/${id}`);
  });

  it.each(['2', '0', '-1', '3x', '<b>'])('there is none of number %s: 404, with those there are', async (number) => {
    const { view, html } = await open(`?revision=${encodeURIComponent(number)}`, { versioned: true });
    expect(view.status).toBe(404);
    expect(html).toContain(`/documents/${id}?revision=3`);
    expect(html).not.toContain('<b>');
  });

  it('are compared older first, whatever the order asked', async () => {
    const { view, html } = await open('?older=7&newer=1', { versioned: true });
    expect(view.frame.canonical).toBe(`/documents/${id}?older=1&newer=7`);
    expect(html).toMatch(/<del[^>]*>1<\/del>/);
    expect(html).toMatch(/<ins[^>]*>7<\/ins>/);
  });

  it('a version is not compared with itself', async () => {
    const { view, html } = await open('?older=3&newer=3', { versioned: true });
    expect(view.status).toBe(404);
    expect(html).toContain('请选择两个不同的版本');
  });
});

describe('two texts of one law', () => {
  it('are set side by side, the older first', async () => {
    const { view, html } = await open('?compare=bbbbbbbbbbbbb', {});
    expect(view.status).toBe(200);
    expect(html.indexOf('2010年12月20日文本')).toBeLessThan(html.indexOf('2026年1月1日文本'));
    expect(html).toContain('修改 1 条');
  });

  it('another law, or one that is not public, is refused', async () => {
    expect((await open('?compare=ccccccccccccc', {})).view.status).toBe(404);
    expect((await open('?compare=nothing', {})).view.status).toBe(404);
  });
});
