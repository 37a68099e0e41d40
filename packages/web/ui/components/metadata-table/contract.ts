import { defineContract } from '../../contract.ts';
import MetadataTable from './MetadataTable.vue';

const rows = [
  { label: '索引号', parts: [{ text: '000000000/2026-00412' }] },
  { label: '文号', parts: [{ text: '示人社规〔2026〕12号' }] },
  { label: '发布机关', parts: [{ text: '示例省人力资源和社会保障厅', href: '/documents?issuer=1' }], wide: true },
  { label: '成文日期', parts: [{ text: '2026年11月12日', datetime: '2026-11-12' }] },
  { label: '发布时间', parts: [{ text: '2026年11月20日 09:30', datetime: '2026-11-20T01:30:00Z' }] },
  { label: '公开时限', parts: [{ text: '成文后第 6 个工作日公开' }], note: '依照《中华人民共和国政府信息公开条例》第二十六条，应当在 20 个工作日内公开。', wide: true },
  { label: '关键词', minor: true, parts: [{ text: '失业保险', href: '/search?q=失业保险' }, { text: '稳岗返还', href: '/search?q=稳岗返还' }], wide: true },
];

export const contract = defineContract(MetadataTable, {
  name: 'MetadataTable',
  summary: 'Facts about one thing, name and value. Minor ones fold away on a phone; one table with such rows a page. Not for comparing several things: use DataTable.',
  props: {
    rows: 'Facts in their order (see row.ts).',
    heading: 'Heading above them.',
    headingLevel: 'Its level.',
    columns: '2 sets them side by side on wide screens.',
  },
  examples: [
    { name: 'in a side column', props: { rows, heading: '文件信息' } },
    { name: 'two columns', props: { rows, columns: 2 } },
  ],
});
