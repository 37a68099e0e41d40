import { defineContract } from '../../contract.ts';
import FacetList from './FacetList.vue';

export const contract = defineContract(FacetList, {
  name: 'FacetList',
  summary: 'Ways to narrow what was found, with how much is behind each. Links, so that every choice is an address.',
  props: {
    groups: 'Groups of values; the address of a chosen value takes the choice away.',
    label: 'Name for screen readers: 缩小范围.',
    headingLevel: 'Level of the headings.',
  },
  examples: [
    {
      name: 'two groups',
      props: {
        label: '缩小范围',
        groups: [
          { heading: '类别', values: [{ label: '行政法规', count: 18, href: '/search?q=工伤&kind=REGULATION' }, { label: '规范性文件', count: 42, href: '/search?q=工伤', current: true }] },
          { heading: '年份', values: [{ label: '2026年', count: 7, href: '/search?q=工伤&year=2026' }, { label: '2025年', count: 11, href: '/search?q=工伤&year=2025' }] },
        ],
      },
    },
  ],
});
