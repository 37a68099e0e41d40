import { defineContract } from '../../contract.ts';
import TableOfContents from './TableOfContents.vue';

const entries = [
  { anchor: 'ch-1', level: 1, title: '第一章　总则' },
  { anchor: 'art-1', level: 3, title: '第一条' },
  { anchor: 'art-2', level: 3, title: '第二条' },
  { anchor: 'art-3', level: 3, title: '第三条' },
  { anchor: 'ch-2', level: 1, title: '第二章　工作机构' },
  { anchor: 'ch-2-sec-1', level: 2, title: '第一节　职责' },
  { anchor: 'art-4', level: 3, title: '第四条' },
  { anchor: 'ch-2-sec-2', level: 2, title: '第二节　人员' },
  { anchor: 'art-5', level: 3, title: '第五条' },
  { anchor: 'art-6', level: 3, title: '第六条' },
  { anchor: 'ch-3', level: 1, title: '附则' },
];

export const contract = defineContract(TableOfContents, {
  name: 'TableOfContents',
  summary: 'Chapters of a text; articles fold behind their range. Folded away on a phone. One a page.',
  props: { entries: 'Outline of the document: level 1 part or chapter, 2 section, 3 article.' },
  examples: [
    { name: 'chapters, sections, articles', props: { entries } },
    { name: 'articles only', props: { entries: entries.filter((entry) => entry.level === 3) } },
  ],
});
