import { defineContract } from '../../contract.ts';
import PaginationNav from './PaginationNav.vue';

export const contract = defineContract(PaginationNav, {
  name: 'PaginationNav',
  summary: 'Forth and back through a list by keyset: no page numbers, because a list that grows has none that last.',
  props: { previousHref: 'Address of the page before.', nextHref: 'Address of the next page.', firstHref: 'Address of the list from its start.', summary: 'How much there is: 共 412 件.' },
  examples: [
    { name: 'in the middle', props: { previousHref: '/documents?before=x', nextHref: '/documents?after=y', firstHref: '/documents', summary: '共 412 件' } },
    { name: 'at the start', props: { nextHref: '/documents?after=y' } },
  ],
});
