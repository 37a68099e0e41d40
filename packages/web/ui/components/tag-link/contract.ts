import { defineContract } from '../../contract.ts';
import TagLink from './TagLink.vue';

export const contract = defineContract(TagLink, {
  name: 'TagLink',
  summary: 'A keyword or choice; one of several in a row.',
  props: { href: 'Where it leads; without it plain text.', current: 'The choice in force.' },
  slots: { default: 'One word or two.' },
  examples: [
    { name: 'a link', props: { href: '/search?q=失业保险' }, slots: { default: '失业保险' } },
    { name: 'the choice in force', props: { href: '/documents', current: true }, slots: { default: '规范性文件' } },
    { name: 'no link', props: {}, slots: { default: '稳岗返还' } },
  ],
});
