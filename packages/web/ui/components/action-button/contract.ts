import { defineContract } from '../../contract.ts';
import ActionButton from './ActionButton.vue';

export const contract = defineContract(ActionButton, {
  name: 'ActionButton',
  summary: 'Does something: a button, or with `href` a link that leads into a step. One `primary` a view.',
  props: {
    href: 'Address; without it a real button is rendered.',
    variant: '`primary`, `secondary` or `quiet` (looks like a link).',
    icon: 'Drawing before the words.',
    type: 'Type of the button; `submit` unless told.',
  },
  slots: { default: 'A verb and what it acts on: 下载全文.' },
  examples: [
    { name: 'primary', props: { type: 'submit' }, slots: { default: '计算期限' } },
    { name: 'secondary link', props: { href: '/disclosure/guide', variant: 'secondary' }, slots: { default: '查看公开指南' } },
    { name: 'with a drawing', props: { type: 'button', variant: 'secondary', icon: 'download' }, slots: { default: '下载全文' } },
    { name: 'quiet', props: { type: 'reset', variant: 'quiet' }, slots: { default: '重新填写' } },
  ],
});
