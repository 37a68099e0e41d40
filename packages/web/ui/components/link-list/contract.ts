import { defineContract } from '../../contract.ts';
import LinkList from './LinkList.vue';

export const contract = defineContract(LinkList, {
  name: 'LinkList',
  summary: 'A few links under a heading: related documents, pages of a site map.',
  props: { items: 'Words, address, a note below (date, issuer), and a second thing to do with it (`also`).', heading: 'What they have in common.', headingLevel: 'Its level.' },
  examples: [
    { name: 'related documents', props: { heading: '解读本文件', items: [{ label: '《失业保险稳岗返还通知》政策解读', href: '/documents/7', note: '2026年11月20日' }, { label: '一图读懂稳岗返还', href: '/documents/8', note: '2026年11月21日' }] } },
    { name: 'with a second link', props: { heading: '本法规的其他文本', items: [{ label: '2010年12月20日文本', href: '/documents/3', note: '已被修改', also: { label: '与本文本对照', href: '/documents/4?compare=3' } }] } },
  ],
});
