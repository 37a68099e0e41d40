import { defineContract } from '../../contract.ts';
import FoldedSource from './FoldedSource.vue';

export const contract = defineContract(FoldedSource, {
  name: 'FoldedSource',
  summary: 'Text for machines and for those who check them, letter by letter: folded until somebody asks. Opens without a script.',
  props: { label: 'What the text is.', text: 'The text, line breaks kept.' },
  examples: [{ name: 'a signed checkpoint', props: { label: '已签名的校验点', text: 'hrss.example.gov.cn/ledger\n12\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n' } }],
});
