import { defineContract } from '../../contract.ts';
import CodeBlock from './CodeBlock.vue';

export const contract = defineContract(CodeBlock, {
  name: 'CodeBlock',
  summary: 'Text for machines, as it stands: a query, its result. Scrolls inside its own region.',
  props: { text: 'The text.', label: 'What it is; name of the region.' },
  examples: [{ name: 'a result', props: { label: '查询结果', text: '{\n  "data": {\n    "documents": { "totalCount": 381 }\n  }\n}' } }],
});
