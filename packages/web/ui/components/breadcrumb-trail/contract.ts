import { defineContract } from '../../contract.ts';
import BreadcrumbTrail from './BreadcrumbTrail.vue';

export const contract = defineContract(BreadcrumbTrail, {
  name: 'BreadcrumbTrail',
  summary: '当前位置 (47号): the way from the home page to this page.',
  props: { items: 'Steps from the home page on; the last, the page itself, has no address.' },
  examples: [
    { name: 'three steps', props: { items: [{ label: '首页', href: '/' }, { label: '文件库', href: '/documents' }, { label: '关于进一步做好失业保险稳岗返还工作的通知' }] } },
  ],
});
