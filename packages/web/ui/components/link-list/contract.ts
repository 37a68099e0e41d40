import { defineContract } from '../../contract.ts';
import LinkList from './LinkList.vue';

export const contract = defineContract(LinkList, {
  name: 'LinkList',
  summary: 'A few links under a heading: related documents, pages of a site map.',
  props: { items: 'Words, address, a note below (date, issuer).', heading: 'What they have in common.', headingLevel: 'Its level.' },
  examples: [{ name: 'related documents', props: { heading: '解读本文件', items: [{ label: '《失业保险稳岗返还通知》政策解读', href: '/documents/7', note: '2026年11月20日' }, { label: '一图读懂稳岗返还', href: '/documents/8', note: '2026年11月21日' }] } }],
});
