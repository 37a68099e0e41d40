import { defineContract } from '../../contract.ts';
import DocumentList from './DocumentList.vue';

const items = [
  { href: '/documents/1', title: '关于做好2026年度失业保险稳岗返还和技能提升补贴工作有关问题的通知', date: { text: '2026年11月20日', value: '2026-11-20' }, facts: ['示例省人力资源和社会保障厅', '示人社规〔2026〕12号'], status: 'IN_FORCE' as const },
  { href: '/documents/2', title: '示例省工伤保险辅助器具配置目录（2024年版）', date: { text: '2026年10月9日', value: '2026-10-09' }, facts: ['示例省人力资源和社会保障厅', '示人社发〔2024〕41号'], status: 'REPEALED' as const },
  { href: '/documents/3', title: '工伤保险条例', date: { text: '2010年12月20日', value: '2010-12-20' }, facts: ['国务院', '国务院令第586号'], status: 'NOT_YET_IN_FORCE' as const },
  { href: '/documents/4', title: '全省人力资源和社会保障工作座谈会召开', date: { text: '2026年9月30日', value: '2026-09-30' } },
];

export const contract = defineContract(DocumentList, {
  name: 'DocumentList',
  summary: 'Documents below each other: title first, then date, issuer, number and validity in one quiet line.',
  props: {
    items: 'Entries (see entry.ts). `facts` are shown in their order.',
    headingLevel: 'Titles are headings of this level, where the list is the content of the page.',
    compact: 'One line an entry on wide screens: titles and dates, for home and side lists.',
  },
  examples: [
    { name: 'full', props: { items, headingLevel: 3 } },
    { name: 'compact', props: { items: items.map(({ facts: _facts, status: _status, ...rest }) => rest), compact: true } },
  ],
});
