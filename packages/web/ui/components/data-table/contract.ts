import { defineContract } from '../../contract.ts';
import DataTable from './DataTable.vue';

export const contract = defineContract(DataTable, {
  name: 'DataTable',
  summary: 'Things compared by the same facts. Scrolls sideways inside its own region on a narrow screen.',
  props: { caption: 'What the table is; also the name of its region.', columns: 'Columns (see table-types.ts).', rows: 'Fields, in the order of the columns.', stacked: 'On a phone every row is set as a block with the names of its fields: for a few wide columns; never for figures to be compared.', captionHidden: 'The caption is read out, not shown: where a heading above says the same.' },
  examples: [
    { name: 'figures', props: { caption: '失业保险稳岗返还比例', columns: [{ label: '企业规模' }, { label: '返还比例', numeric: true }], rows: [[{ text: '大型企业' }, { text: '30%' }], [{ text: '中小微企业' }, { text: '60%' }]] } },
    {
      name: 'the catalogue of article 12',
      props: {
        stacked: true,
        caption: '主动公开信息目录',
        columns: [{ label: '索引号', tight: true }, { label: '名称' }, { label: '内容概述' }, { label: '生成日期', tight: true }],
        rows: [
          [{ text: '000000000/2026-00412' }, { text: '关于做好2026年度失业保险稳岗返还工作的通知', href: '/documents/1' }, { text: '明确返还对象、标准和办理流程。' }, { text: '2026-11-12', datetime: '2026-11-12' }],
          [{ text: '000000000/2026-00398' }, { text: '示例省2026年企业工资指导线', href: '/documents/2' }, { text: '公布工资增长基准线、上线和下线。' }, { text: '2026-10-30', datetime: '2026-10-30' }],
        ],
      },
    },
  ],
});
