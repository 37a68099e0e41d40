import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsAddress, searchAddress } from './links.ts';
import { isFiltered, kinds, listHref, listVariables, noFilters, nowhere, readListQuery, statuses, type ListQuery } from './list-query.ts';

const read = (search: string) => readListQuery(new URLSearchParams(search), documentsAddress);

describe('the address of a list', () => {
  it('is taken apart into filters, order and place', () => {
    const { query, problems } = read('?kind=LAW&kind=RULE&column=rights&issuer=国务院&status=IN_FORCE&publishedFrom=2020-1-1&publishedTo=2020/12/31&query= 工资 &sort=OLDEST&after=c1');
    expect(problems).toEqual([]);
    expect(query).toEqual({
      filters: { words: '工资', column: 'rights', kinds: ['LAW', 'RULE'], issuer: '国务院', statuses: ['IN_FORCE'], from: '2020-01-01', to: '2020-12-31' },
      sort: 'OLDEST',
      position: { after: 'c1', before: null },
    });
  });

  it('without parameters is the whole list, newest first', () => {
    expect(read('').query).toEqual({ filters: noFilters, sort: 'NEWEST', position: nowhere });
    expect(isFiltered(read('?sort=OLDEST').query.filters)).toBe(false);
    expect(isFiltered(read('?status=REPEALED').query.filters)).toBe(true);
  });

  it.each([
    ['?kind=POEM', 'kind', '没有“POEM”这一类别。'],
    ['?status=MAYBE', 'status', '没有“MAYBE”这一有效性状态。'],
    ['?sort=RANDOM', 'sort', '没有“RANDOM”这种排序方式。'],
    ['?publishedFrom=2026-02-30', 'publishedFrom', '“2026-02-30”不是有效的日期，请按“2026-09-24”的格式填写。'],
    ['?publishedTo=昨天', 'publishedTo', '“昨天”不是有效的日期，请按“2026-09-24”的格式填写。'],
    ['?publishedFrom=2026-02-02&publishedTo=2026-02-01', 'publishedFrom', '起始日期晚于截止日期，请对调或改正。'],
    ['?after=a&before=b', 'after', '网址中同时带有向前和向后翻页的位置，请从第一页重新查看。'],
  ])('%s is refused at its field, in words', (search, field, message) => {
    expect(read(search).problems).toEqual([{ field, message }]);
  });

  it('keeps dates as they were typed, so that they can be put right', () => {
    expect(read('?publishedFrom=2026年2月30日').typed).toEqual({ from: '2026年2月30日', to: '' });
  });

  it('holds words to a length, and characters that are none out', () => {
    expect(read(`?query=${'字'.repeat(300)}`).query.filters.words).toHaveLength(200);
    expect(readListQuery(new URLSearchParams([['query', 'a\uD800']]), documentsAddress).query.filters.words?.isWellFormed()).toBe(true);
  });

  it('is read back as it was written', () => {
    const text = fc.stringMatching(/^[一-龥a-z0-9]{1,8}$/);
    const filters = fc.record({
      words: fc.option(text),
      column: fc.option(text),
      issuer: fc.option(text),
      kinds: fc.uniqueArray(fc.constantFrom(...kinds)),
      statuses: fc.uniqueArray(fc.constantFrom(...statuses)),
      from: fc.constantFrom(null, '2020-02-29'),
      to: fc.constantFrom(null, '2026-11-24'),
    });
    const position = fc.constantFrom(nowhere, { after: 'x=', before: null }, { after: null, before: 'y+' });
    fc.assert(
      fc.property(filters, position, fc.constantFrom(...searchAddress.sorts), (chosen, place, sort) => {
        const query: ListQuery<(typeof searchAddress.sorts)[number]> = { filters: chosen, position: place, sort };
        const href = listHref(query, searchAddress);
        expect(readListQuery(new URL(href, 'https://hrss.example.gov.cn').searchParams, searchAddress)).toMatchObject({ query, problems: [] });
      }),
    );
  });
});

describe('what is asked of the schema', () => {
  it('is one page of twenty, forwards or backwards', () => {
    const list = read('').query;
    expect(listVariables(list, 'standard')).toMatchObject({ first: 20, after: null, kind: null, status: null, sort: 'NEWEST' });
    expect(listVariables({ ...list, position: { after: null, before: 'c' } }, 'standard')).toMatchObject({ last: 20, before: 'c' });
    expect(listVariables({ ...list, position: { after: null, before: 'c' } }, 'standard')).not.toHaveProperty('first');
  });

  it('is half a page in 适老版, and the same in high contrast', () => {
    expect(listVariables(read('').query, 'elder')).toMatchObject({ first: 10 });
    expect(listVariables(read('').query, 'contrast-dark')).toMatchObject({ first: 20 });
  });
});
