import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import PageLayout from './PageLayout.vue';

export const contract = defineContract(PageLayout, {
  name: 'PageLayout',
  summary: 'Content with a narrow column beside it from 960 px on, below each other before, in reading order.',
  props: {
    side: '`start`: what helps to find (contents, filters) stands first; `end`: what goes with it (facts, related) stands last.',
    sticky: 'The narrow column stays in view while the content scrolls.',
  },
  slots: { default: 'The content.', side: 'The narrow column.' },
  examples: [
    { name: 'side column at the end', props: { side: 'end' }, slots: { default: () => h('p', '主要内容。'), side: () => h('p', '相关信息。') } },
    { name: 'side column at the start', props: { side: 'start', sticky: true }, slots: { default: () => h('p', '主要内容。'), side: () => h('p', '目录。') } },
  ],
});
