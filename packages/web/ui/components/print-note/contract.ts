import { defineContract } from '../../contract.ts';
import PrintNote from './PrintNote.vue';

export const contract = defineContract(PrintNote, {
  name: 'PrintNote',
  summary: 'Stands on paper only: the address the sheet came from and when it was printed.',
  props: { lines: 'Name and text of each line; in one with `printTime` a script puts the time of printing.' },
  examples: [{ name: 'address and day (seen in print only)', props: { lines: [{ label: '网址', text: 'https://hrss.example.gov.cn/documents/0a1b2c3d4e5f6' }, { label: '打印时间', text: '2026年11月24日', printTime: true }] } }],
});
