import { Readable } from 'node:stream';
import { text as contentOf } from 'node:stream/consumers';
import type { FreeTextResult, PageContext, PageResponse, Query } from '@openhall/server-render/render';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { htmlOf, openPage, sampleContext, viewOf } from '../../../test/page-context.ts';
import type { OpenColumnsQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import type { SitePage } from '../../site/frame.ts';
import { dataCatalogue } from './data-catalogue.ts';
import { dataSet, type Batches, type DataSet } from './data-set.ts';
import { columnsSet } from './data-sets.ts';
import { exportPage } from './export-page.ts';
import { lists } from './lists.ts';
import { openDataPage } from './open-data-page.ts';
import { queryPage } from './query-page.ts';

type Column = OpenColumnsQuery['columns'][number];
const column: Column = { slug: 'employment', name: '=1+1', description: '一行\n两行', keywords: ['就业', '创,业'], columnType: '信息公开', updateDays: null, documentCount: 3, latestOn: null };

/** What became of the generator a set reads from. */
const state = { read: 0, ended: false };
async function* endless(): Batches<Column> {
  try {
    for (;;) {
      state.read += 1;
      yield [column, column];
    }
  } finally {
    state.ended = true;
  }
}
const setOf = (batches: () => Batches<Column>): DataSet<Column> => ({ ...columnsSet, open: async () => batches() });
async function* some(...groups: Column[][]): Batches<Column> {
  yield* groups;
}

async function answerOf(page: SitePage, context: PageContext = sampleContext('/columns.csv', {}, (() => Promise.resolve()) as Query)): Promise<PageResponse> {
  const result = await page(context);
  if (result.type !== 'answer') throw new Error('a page, not a file');
  return result.response;
}
const textOf = ({ stream }: PageResponse) => contentOf(Readable.from(stream ?? []));

describe('a data set as a file', () => {
  it('is a table whose cells keep their breaks and commas and run nothing', async () => {
    const response = await answerOf(exportPage(setOf(() => some([column], [column])), 'csv'));
    const text = await textOf(response);
    expect(response).toMatchObject({ contentType: 'text/csv; charset=utf-8; header=present', headers: { 'content-disposition': 'attachment; filename="columns-2026-11-24.csv"' }, cacheSeconds: null });
    const rows = parse(text, { bom: true, record_delimiter: '\r\n' });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(columnsSet.fields.map(({ label }) => label));
    expect(rows[1]).toEqual(['employment', "'=1+1", '一行\n两行', '就业、创,业', '信息公开', '', '3', '', 'https://hrss.example.gov.cn/columns/employment']);
  });

  it('is one object as JSON, also without a record', async () => {
    const read = async (...groups: Column[][]) => JSON.parse(await textOf(await answerOf(exportPage(setOf(() => some(...groups)), 'json')))) as Record<string, unknown>;
    expect(await read([])).toMatchObject({ dataSet: 'columns', title: '栏目', publisher: '人力资源和社会保障厅', licence: null, retrievedAt: '2026-11-24T03:00:00.000Z', records: [] });
    const { records } = await read([column], [], [column]);
    expect(records).toEqual([expect.objectContaining({ slug: 'employment', keywords: ['就业', '创,业'], updateDays: null, documentCount: 3 }), expect.anything()]);
    expect(Object.keys((records as object[])[0] ?? {})).toEqual(columnsSet.fields.map(({ name }) => name));
  });

  it('reads no further than it is read, and ends what it reads from when it is left off', async () => {
    Object.assign(state, { read: 0, ended: false });
    const { stream } = await answerOf(exportPage(setOf(endless), 'json'));
    const iterator = (stream as AsyncIterable<string>)[Symbol.asyncIterator]();
    for (let step = 0; step < 4; step += 1) await iterator.next();
    expect(state.read).toBeLessThanOrEqual(4);
    await iterator.return?.();
    expect(state.ended).toBe(true);
  });

  it('ends what it reads from also when nothing of it was taken but the beginning', async () => {
    Object.assign(state, { read: 0, ended: false });
    const { stream } = await answerOf(exportPage(setOf(endless), 'csv'));
    for await (const part of stream ?? []) if (part !== '') break;
    expect(state.read).toBe(1);
  });

  it('fails before it has begun where the first records cannot be read', async () => {
    async function* broken(): Batches<Column> {
      yield await Promise.reject(new Error('no database'));
    }
    await expect(answerOf(exportPage(setOf(broken), 'csv'))).rejects.toThrow('no database');
  });
});

describe('the description of a data set', () => {
  it('gives every field it describes a value, once', () => {
    for (const { set } of lists) {
      expect(set.fields.map(({ name }) => name)).toEqual(Object.keys(messages.openData.sets[set.name].fields));
      expect(new Set(set.fields.map(({ label }) => label)).size).toBe(set.fields.length);
    }
  });

  it('is what makes the file: a field renamed there is renamed everywhere', () => {
    const { fields } = dataSet('columns', Object.fromEntries(columnsSet.fields.map(({ name, type, of }) => [name, [type, of]])) as never, { parameters: [], open: async () => null });
    expect(fields).toEqual(columnsSet.fields);
  });
});

describe('/open-data', () => {
  it('describes every field of every set, with where to get it and what may be done with it', async () => {
    const { html } = await openPage(openDataPage, '/open-data', []);
    for (const { set, path } of lists) {
      for (const { name, label, explanation } of set.fields) for (const text of [name, label, explanation]) expect(html, name).toContain(text);
      for (const format of ['csv', 'json']) expect(html).toContain(`href="${path}.${format}"`);
    }
    expect(html).toContain('href="/feeds/overseas-talent.rss.xml"');
    expect(html).toContain('引用时请注明来源“人力资源和社会保障厅”和取得日期');
  });

  it('says what the department decided where it decided', async () => {
    const context = sampleContext('/open-data', {}, (() => Promise.resolve()) as Query);
    const site = { ...context.request.site, openData: { licence: { name: '某许可', url: 'https://example.gov.cn/licence' }, terms: '自由使用。' } };
    const html = await htmlOf(viewOf(await openDataPage({ ...context, request: { ...context.request, site } })));
    expect(html).toContain('<a href="https://example.gov.cn/licence">某许可</a>');
    expect(html).toContain('自由使用。');
    const { body } = await answerOf(dataCatalogue, { ...context, request: { ...context.request, site } });
    expect(JSON.parse(body)).toMatchObject({ 'dcterms:license': { '@id': 'https://example.gov.cn/licence' }, 'dcterms:rights': '自由使用。' });
  });
});

describe('the catalogue for machines', () => {
  it('is DCAT: a catalogue of data sets, each with its files and their media types', async () => {
    const { contentType, body } = await answerOf(dataCatalogue);
    expect(contentType).toBe('application/ld+json; charset=utf-8');
    const catalogue = JSON.parse(body) as Record<string, Record<string, unknown>[]>;
    expect(catalogue['@type']).toBe('dcat:Catalog');
    const sets = catalogue['dcat:dataset'] ?? [];
    expect(sets.map((set) => set['dcterms:title'])).toEqual(['公开文件', '政府信息公开目录', '本站更新', '栏目']);
    const files = sets.flatMap((set) => set['dcat:distribution'] as Record<string, { '@id': string }>[]);
    expect(files.map((file) => file['dcat:downloadURL']?.['@id'])).toContain('https://hrss.example.gov.cn/documents.csv');
    for (const file of files) expect(file['dcat:mediaType']?.['@id']).toMatch(/^https:\/\/www\.iana\.org\/assignments\/media-types\/(?:text\/csv|application\/(?:json|atom\+xml))$/);
  });
});

describe('the page to try a query on', () => {
  const asked: string[] = [];
  async function open(query: string, result: FreeTextResult) {
    const context = sampleContext(`/open-data/query?${new URLSearchParams({ query })}`, {}, (() => Promise.resolve()) as Query);
    const ask = async (text: string) => {
      asked.push(text);
      return result;
    };
    const view = viewOf(await queryPage({ ...context, ask }));
    return { view, html: await htmlOf(view) };
  }

  it('asks nothing until somebody does, and offers examples', async () => {
    const { view, html } = await openPage(queryPage, '/open-data/query', []);
    expect(view.status).toBe(200);
    expect(html.match(/href="\/open-data\/query\?query=/g)).toHaveLength(3);
    expect(html).toContain('<form');
  });

  it('shows what was answered, to be read, and keeps it nowhere', async () => {
    const { view, html } = await open('{ columns { slug } }', { data: { columns: [{ slug: '<b>' }] } });
    expect(asked).toEqual(['{ columns { slug } }']);
    expect(html).toContain('&quot;slug&quot;: &quot;&lt;b&gt;&quot;');
    expect(view).toMatchObject({ status: 200, cacheSeconds: null, frame: { hidden: true } });
  });

  it('says what was refused, where, and keeps what was typed', async () => {
    const { view, html } = await open('{ <i> }', { errors: [{ message: '语法有误', locations: [{ line: 1, column: 3 }] }] });
    expect(view.status).toBe(400);
    expect(html).toContain('语法有误（第 1 行第 3 个字符）');
    expect(html).toContain('{ &lt;i&gt; }');
  });

  it('does not ask what is too long', async () => {
    asked.length = 0;
    expect((await open('x'.repeat(2001), {})).view.status).toBe(400);
    expect(asked).toEqual([]);
  });
});
