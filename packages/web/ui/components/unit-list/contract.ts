import { defineContract } from '../../contract.ts';
import UnitList from './UnitList.vue';

export const contract = defineContract(UnitList, {
  name: 'UnitList',
  summary: 'Units of the department: what each does, who heads it, how to reach it (条例第二十条).',
  props: { items: 'Units; `id` becomes the anchor `unit-…`.', headingLevel: 'Level of the names.' },
  examples: [
    {
      name: 'two units',
      props: {
        items: [
          { id: 'office', name: '办公室', duties: '负责文电、会务、机要、档案、信息公开、政务督查等工作。', phone: '0000-00000001', head: '李示例' },
          { id: 'employment', name: '就业促进和失业保险处', duties: '拟订就业规划和年度计划，完善公共就业服务体系，指导失业保险工作。', phone: '0000-00000002' },
        ],
      },
    },
  ],
});
