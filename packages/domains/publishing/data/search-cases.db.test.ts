import { readFileSync } from 'node:fs';
import { countStatements } from '@openhall/database';
import { createTestDatabase, fixedClock, sharedPath } from '@openhall/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLaws } from '../import/laws/laws-source.ts';
import { openPolicies } from '../import/policies/policies-source.ts';
import { runImport } from '../import/run-import.ts';
import { createPublishing, type Publishing } from '../service.ts';
import { testOptions } from '../testing/sample-document.ts';
import type { PublishingTables } from './tables.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const selected = new Set(['edges', 'edges.node', 'edges.node.title', 'edges.node.path', 'edges.node.highlight', 'edges.node.document', 'totalCount', 'facets', 'suggestion']);
let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;

beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  const options = { db: database.db, publishing, clock };
  await runImport(() => openLaws(sharedPath('data/laws'), { columns: [] }), { ...options, runId: 'laws' });
  await runImport(() => openPolicies(sharedPath('data/policies/govcn-policies.jsonl'), { columns: [] }), { ...options, runId: 'policies' });
  await database.pool.query('analyze');
}, 120_000);
afterAll(() => database.drop());

const search = (query: string, more: object = {}) => publishing.search({ query, sort: 'RELEVANCE', ...more }, { now: clock.now(), selected });
const titles = async (query: string, first = 5): Promise<string[]> => (await search(query, { first })).edges.map((edge) => edge.node.title);

describe('search over the real laws and documents', () => {
  it('finds the expected title in the first five for at least 95 % of the cases', async () => {
    const { cases } = JSON.parse(readFileSync(sharedPath('data/search-cases.json'), 'utf8')) as { cases: { query: string; expect: string[] }[] };
    const missed: string[] = [];
    for (const { query, expect: wanted } of cases) {
      const found = await titles(query);
      if (!found.some((title) => wanted.some((one) => title.includes(one)))) missed.push(`${query}: ${found.join(' / ')}`);
    }
    expect(cases.length).toBeGreaterThanOrEqual(24);
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it.each(['国令第711号', '国务院令第711号', '国务院令 第七百一十一号'])('finds the one regulation of order %s', async (query) => {
    expect(await titles(query)).toEqual([expect.stringContaining('政府信息公开条例')]);
  });

  it.each(['工伤保险条例 第17条', '工伤保险条例第十七条'])('leads %s to the article', async (query) => {
    const [edge] = (await search(query, { first: 1 })).edges;
    expect(edge?.node.title).toContain('工伤保险条例');
    expect(edge?.node.path).toMatch(/#art-17$/);
    expect(edge?.node.highlight.articleLabel).toBe('第十七条');
  });

  it.each(['gsbxtl', 'gongshangbaoxian', 'GSBX'])('reads %s as sound', async (query) => {
    expect((await titles(query, 1))[0]).toContain('工伤保险条例');
  });

  it('puts the text in force before the one it replaced', async () => {
    const found = (await search('保守国家秘密法', { first: 5 })).edges.map((edge) => edge.node.document);
    const [first] = found;
    expect(first?.title).toContain('保守国家秘密法');
    expect(first?.writtenOn).toMatch(/^2024/);
  });

  it('offers what sounds alike where nothing is found', async () => {
    expect((await search('供伤保险条例')).suggestion).toContain('工伤保险条例');
    expect((await search('zzzzqqqq')).edges).toEqual([]);
  });

  it('completes while typing', async () => {
    const offered = await publishing.searchSuggestions('工伤保', 8, { now: clock.now() });
    expect(offered.map((one) => one.text)).toContainEqual(expect.stringContaining('工伤保险条例'));
    expect(await publishing.searchSuggestions('', 8, { now: clock.now() })).toEqual([]);
  });

  it('pages both ways without losing or repeating a result', async () => {
    const all = (await search('保险', { first: 40 })).edges.map((edge) => edge.node.id);
    const first = await search('保险', { first: 10 });
    const second = await search('保险', { first: 10, after: first.pageInfo.endCursor });
    const back = await search('保险', { last: 10, before: second.pageInfo.startCursor });
    expect([...first.edges, ...second.edges].map((edge) => edge.node.id)).toEqual(all.slice(0, 20));
    expect(back.edges.map((edge) => edge.node.id)).toEqual(all.slice(0, 10));
  });

  it('counts what its facets count', async () => {
    const { totalCount, totalIsExact, facets } = await search('工伤保险');
    expect(totalIsExact).toBe(true);
    const kinds = facets.find((facet) => facet.field === 'KIND')?.values ?? [];
    expect(kinds.reduce((sum, value) => sum + value.count, 0)).toBe(totalCount);
    expect(kinds.map((value) => value.label)).toContain('行政法规');
  });

  it('sends at most five statements', async () => {
    const { statements } = await countStatements(() => search('产假天数'));
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  it('answers any text whatever (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.stringMatching(/^[工伤保险'"\\&|!():*<>~条第0-9 ]{0,40}$/)), async (text) => {
        expect((await search(text)).edges.length).toBeLessThanOrEqual(20);
        await publishing.searchSuggestions(text, 5, { now: clock.now() });
      }),
      { numRuns: 150 },
    );
  });
});
