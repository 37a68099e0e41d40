import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import ContentSection from './ContentSection.vue';

export const contract = defineContract(ContentSection, {
  name: 'ContentSection',
  summary: 'A part of a page under a ruled heading.',
  props: {
    heading: 'What stands in it.',
    level: 'Level of the heading, 2 or 3.',
    id: 'Anchor of the heading.',
    moreHref: 'Where more of it is.',
    moreLabel: 'Words of that link: say more of what (更多通知公告), not 「更多」 alone.',
  },
  slots: { default: 'The content.' },
  examples: [{ name: 'with a way to more', props: { heading: '最新公开', moreHref: '/documents', moreLabel: '全部文件' }, slots: { default: () => h('p', '内容。') } }],
});
