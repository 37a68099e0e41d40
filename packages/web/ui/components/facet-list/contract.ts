import { defineContract } from '../../contract.ts';
import FacetList from './FacetList.vue';

export const contract = defineContract(FacetList, {
  name: 'FacetList',
  summary: 'Ways to narrow what was found, with how much is behind each. Links, so that every choice is an address. Folded on a phone. One a page.',
  props: {
    groups: 'Groups of values; the address of a chosen value takes the choice away, and it needs no count.',
    label: 'Name for screen readers: 缩小范围.',
    headingLevel: 'Level of the headings.',
  },
  examples: [
    {
      name: 'two groups',
      props: {
        label: '缩小范围',
        groups: [
          { heading: '已选', values: [{ label: '规范性文件', href: '/search?q=工伤', current: true }] },
          { heading: '有效性', values: [{ label: '现行有效', count: 18, href: '/search?q=工伤&status=IN_FORCE' }, { label: '已废止', count: 2, href: '/search?q=工伤&status=REPEALED' }] },
          { heading: '年份', values: [{ label: '2026年', count: 7, href: '/search?q=工伤&year=2026' }, { label: '2025年', count: 11, href: '/search?q=工伤&year=2025' }] },
        ],
      },
    },
  ],
});
