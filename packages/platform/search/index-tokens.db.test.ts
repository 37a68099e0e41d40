import fc from 'fast-check';
import { createTestDatabase } from '@openhall/testkit';
import type { TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexTokens, packagedSynonyms, parsePrefix, parseQuery } from './index.ts';
import type { Searchable } from './index.ts';
import { VectorBuilder } from './vector.ts';

let database: TestDatabase<object>;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});

afterAll(() => database.drop());

const document = (given: Partial<Searchable>): Searchable => ({ title: '', numbers: [], keywords: [], body: '', ...given });

async function matches(vector: string, query: string | null): Promise<boolean> {
  const { rows } = await database.pool.query<{ found: boolean }>('select $1::tsvector @@ $2::tsquery as found', [vector, query ?? '']);
  return rows[0]?.found ?? false;
}

const anyText = fc.string({ unit: fc.oneof(fc.constantFrom("'", '\\', ':', '*', '&', '|', '!', '(', ')', '<->', '工', '伤', '保险', '第', '三', '条', ' ', 'a', '7'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 60 });

describe('what the index holds', () => {
  it('is taken by the server as it is, whatever the text (property)', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.array(anyText, { maxLength: 3 }), async (title, body, numbers) => {
        const { titleVector, bodyVector } = indexTokens(document({ title, body, numbers, keywords: numbers, summary: body }));
        await database.pool.query('select $1::tsvector, $2::tsvector', [titleVector, bodyVector]);
      }),
    );
  });

  it('is taken of texts longer than any vector may be', async () => {
    const glyphs = Array.from({ length: 6000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const body = glyphs.flatMap((glyph, index) => glyphs.slice(index, index + 60).map((other) => `${glyph}${other}a${index}`)).join('，');
    const { bodyVector } = indexTokens(document({ body: `${body} ${'x'.repeat(5000)}` }));
    const { rows } = await database.pool.query<{ words: number }>('select length($1::tsvector) as words', [bodyVector]);
    expect(rows[0]?.words).toBeGreaterThan(10_000);
  });

  it('weighs title, numbers and keywords, summary and body', async () => {
    const { bodyVector } = indexTokens(document({ title: '甲骨文', numbers: ['国发〔2019〕5号'], keywords: ['乙酰'], summary: '丙烯酸', body: '丁字尺' }));
    const { rows } = await database.pool.query<{ found: string[] }>(
      "select array(select w from unnest(array['A','B','C','D']) w where ts_filter($1::tsvector, array[w::\"char\"]) @@ $2::tsquery) as found",
      [bodyVector, "'乙酰'"],
    );
    expect(rows[0]?.found).toEqual(['B']);
    const weights = await database.pool.query<{ lexeme: string; weights: string[] }>('select lexeme, weights from unnest($1::tsvector)', [bodyVector]);
    const weightOf = new Map(weights.rows.map((row) => [row.lexeme, row.weights[0]]));
    expect(['甲骨文', '乙酰', '丙烯酸', '丁字尺'].map((word) => weightOf.get(word))).toEqual(['A', 'B', 'C', 'D']);
  });

  it('keeps fields apart, so that no phrase reaches from one into the next', async () => {
    const builder = new VectorBuilder();
    builder.add([{ text: '甲', place: 0 }], 'A');
    builder.add([{ text: '乙', place: 0 }], 'D');
    expect(await matches(builder.toString(), "'甲' <-> '乙'")).toBe(false);
    expect(await matches(builder.toString(), "'甲' & '乙'")).toBe(true);
  });
});

describe('a text', () => {
  it('is found by any part of it that a reader types (property)', async () => {
    const word = fc.constantFrom('工伤', '保险', '社会保险', '养老', '待遇', '龘靐', '毕业生', '公务员', 'gdp', '2026', '勞動', '第三十三条', '第33条');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), word, async (words, asked) => {
        const { bodyVector } = indexTokens(document({ body: [...words, asked].join('，') }));
        const { tsqueryAll } = parseQuery(asked, packagedSynonyms);
        expect(await matches(bodyVector, tsqueryAll)).toBe(true);
      }),
    );
  });

  it('is found by its articles in either writing', async () => {
    const { bodyVector } = indexTokens(document({ body: '第三十三条 行政机关收到申请。\n第十七条之一 另有规定。' }));
    for (const asked of ['第33条', '第三十三条', '第 33 条', '第17条之1']) expect(await matches(bodyVector, parseQuery(asked, []).tsqueryAll), asked).toBe(true);
    expect(await matches(bodyVector, parseQuery('第34条', []).tsqueryAll)).toBe(false);
  });

  it('is found by its synonyms and by its sound', async () => {
    const { titleVector, bodyVector } = indexTokens(document({ title: '社会保险经办条例' }));
    expect(await matches(bodyVector, parseQuery('社保', packagedSynonyms).tsqueryAll)).toBe(true);
    for (const typed of ['shbx', 'shehuibaoxian', "she hui bao'xian", 'jbtl']) expect(await matches(titleVector, parseQuery(typed, []).tsquerySpelling), typed).toBe(true);
    expect(await matches(titleVector, parseQuery('gsbx', []).tsquerySpelling)).toBe(false);
  });

  it('is completed while its last word is unfinished', async () => {
    const { titleVector } = indexTokens(document({ title: '工伤保险条例' }));
    for (const typed of ['工', '工伤', '工伤保险条', 'gs', 'gongsh']) expect(await matches(titleVector, parsePrefix(typed)), typed).toBe(true);
    expect(parsePrefix('')).toBeNull();
    expect(parsePrefix('《》')).toBeNull();
  });
});

describe('a query', () => {
  it('is one the server takes, whatever was typed (property)', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (typed) => {
        const query = parseQuery(typed, packagedSynonyms);
        const given = [query.tsqueryAll, query.tsqueryCore, query.tsqueryAny, query.tsquerySpelling, parsePrefix(typed)].filter((text) => text !== null);
        for (const text of given) await database.pool.query('select $1::tsquery', [text]);
      }),
    );
  });

  it('stays small however much is typed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('社保', '医保', '工伤', ' | ', ' or ', '第1条', '国令第1号'), { minLength: 200, maxLength: 400 }), (parts) => (parseQuery(parts.join(''), packagedSynonyms).tsqueryAll ?? '').length < 20_000));
  });
});
