import { defineContract } from '../../contract.ts';
import RevisionList from './RevisionList.vue';

export const contract = defineContract(RevisionList, {
  name: 'RevisionList',
  summary: 'What was changed in a published text, newest first.',
  props: { items: 'Revisions, newest first: number, time, what was changed, address, address of the comparison with the one before.', currentNumber: 'The revision in force.' },
  examples: [
    {
      name: 'three revisions',
      props: {
        currentNumber: 3,
        items: [
          { number: 3, time: { text: '2026年11月20日 09:30', value: '2026-11-20T01:30:00Z' }, note: '更正附件2第14行企业名称。', compareHref: '/documents/x?older=2&newer=3' },
          { number: 2, time: { text: '2026年9月1日 10:00', value: '2026-09-01T02:00:00Z' }, note: '补充咨询电话。', href: '/documents/x?revision=2', compareHref: '/documents/x?older=1&newer=2' },
          { number: 1, time: { text: '2026年8月28日 16:20', value: '2026-08-28T08:20:00Z' }, href: '/documents/x?revision=1' },
        ],
      },
    },
  ],
});
