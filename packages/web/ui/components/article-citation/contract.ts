import { defineContract } from '../../contract.ts';
import ArticleCitation from './ArticleCitation.vue';

export const contract = defineContract(ArticleCitation, {
  name: 'ArticleCitation',
  summary: 'A link to an article; with script, a button beside it copies how it is cited. Without script the button stays hidden and the link does.',
  props: { href: 'Address with anchor: `/documents/x#art-33`.', citation: 'What is copied: 《工伤保险条例》第三十三条.', text: 'Words of the link; the citation unless told.' },
  examples: [{ name: 'one article', props: { href: '#art-33', citation: '《工伤保险条例》第三十三条', text: '第三十三条' } }],
});
