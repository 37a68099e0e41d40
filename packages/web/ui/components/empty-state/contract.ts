import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import EmptyState from './EmptyState.vue';

export const contract = defineContract(EmptyState, {
  name: 'EmptyState',
  summary: 'Nothing is here: says so, says why where it is known, and offers the next step.',
  props: { heading: 'What is not there.', headingLevel: 'Level of the heading.', text: 'Why, or what to try.' },
  slots: { default: 'Ways on: links.' },
  examples: [
    {
      name: 'nothing found',
      props: { heading: '没有符合条件的文件', text: '可以去掉一部分条件，或者换一个说法再查。' },
      slots: { default: () => h('ul', [h('li', h('a', { href: '/documents' }, '查看全部文件')), h('li', h('a', { href: '/search' }, '到全文搜索中查找'))]) },
    },
  ],
});
