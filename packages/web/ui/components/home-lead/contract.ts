import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import SearchForm from '../search-form/SearchForm.vue';
import HomeLead from './HomeLead.vue';

export const contract = defineContract(HomeLead, {
  name: 'HomeLead',
  summary: 'Opens the home page: what the site stands for in one line of 宋体, and the search most visitors came for. Nothing moves, nothing rotates.',
  props: { title: 'One short line; the `h1` of the home page.', lead: 'What can be found here.' },
  slots: { default: 'SearchForm `large`, then `p.oh-home-lead__hints` with a few links.' },
  examples: [
    {
      name: 'as it stands',
      props: { title: '以公开为常态，不公开为例外', lead: '查阅本机关公开的文件，以及与就业、社会保障有关的法律法规。' },
      slots: {
        default: () => [
          h(SearchForm, { variant: 'large', fieldId: 'home-search' }),
          h('p', { class: 'oh-home-lead__hints' }, ['常查：', h('a', { href: '/search?q=工伤认定' }, '工伤认定'), h('a', { href: '/search?q=失业保险' }, '失业保险'), h('a', { href: '/search?q=最低工资' }, '最低工资')]),
        ],
      },
    },
  ],
});
