import { describe, expect, it } from 'vitest';
import { activeFilters } from './active-filters.ts';
import { documentsAddress } from './links.ts';
import { readListQuery } from './list-query.ts';

const names = { column: (slug: string) => `栏目${slug}`, issuer: (id: string) => `机关${id}` };
const filtersOf = (search: string) => activeFilters(readListQuery(new URLSearchParams(search), documentsAddress).query, documentsAddress, names);

describe('the filters in force', () => {
  it('each lead to the list without them, from its start', () => {
    const chosen = filtersOf('?query=工资&kind=LAW&kind=RULE&column=rights&issuer=i1&status=IN_FORCE&publishedFrom=2020-01-01&publishedTo=2020-12-31&after=c');
    expect(chosen.map(({ label }) => label)).toEqual(['含“工资”', '法律', '部门规章', '栏目rights', '机关i1', '现行有效', '2020年1月1日起', '2020年12月31日止']);
    for (const { removeHref } of chosen) expect(removeHref).not.toContain('after=');
    expect(chosen.find(({ label }) => label === '法律')?.removeHref).toContain('kind=RULE');
    expect(chosen.find(({ label }) => label === '法律')?.removeHref).not.toContain('kind=LAW');
  });

  it('are none on the whole list', () => {
    expect(filtersOf('?sort=OLDEST')).toEqual([]);
  });
});
