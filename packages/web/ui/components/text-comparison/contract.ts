import { defineContract } from '../../contract.ts';
import type { TextRun } from './comparison-row.ts';
import TextComparison from './TextComparison.vue';

const same = (text: string): TextRun => ({ type: 'same', text });
const removed = (text: string): TextRun => ({ type: 'removed', text });
const added = (text: string): TextRun => ({ type: 'added', text });

export const contract = defineContract(TextComparison, {
  name: 'TextComparison',
  summary: 'Two dated texts of one law, article by article, side by side; below each other on a phone. Changes are `del` and `ins`, told apart without colour too.',
  props: { caption: 'Name of the table for screen readers.', older: 'The older text: name and address.', newer: 'The newer text.', rows: 'Pairs of articles in the order of the newer text (see comparison-row.ts).' },
  examples: [
    {
      name: 'changed, added, removed, same',
      props: {
        caption: '示例省就业促进办法：逐条对照表',
        older: { label: '2019年3月1日文本', href: '/documents/old' },
        newer: { label: '2026年1月1日文本', href: '/documents/new' },
        rows: [
          { change: 'same', older: { label: '第一条', href: '/documents/old#art-1', runs: [same('为了促进就业，制定本办法。')] }, newer: { label: '第一条', href: '/documents/new#art-1', runs: [same('为了促进就业，制定本办法。')] } },
          {
            change: 'changed',
            older: { label: '第二条', href: '/documents/old#art-2', runs: [same('登记应当自招用之日起'), removed('三十日'), same('内办理。')] },
            newer: { label: '第二条', href: '/documents/new#art-2', runs: [same('登记应当自招用之日起'), added('十五日'), same('内办理。'), added('\n可以通过互联网办理。')] },
          },
          { change: 'same', older: { label: '', runs: [same('第二章　服务')] }, newer: { label: '', runs: [same('第二章　服务')] } },
          { change: 'same', older: { label: '第四条', runs: [same('登记不得收费。')] }, newer: { label: '第五条', runs: [same('登记不得收费。')] } },
          { change: 'removed', older: { label: '第三条', runs: [removed('登记应当使用统一印制的登记表。')] }, newer: null },
          { change: 'added', older: null, newer: { label: '第三条', runs: [added('办理登记不收取费用。')] } },
        ],
      },
    },
  ],
});
