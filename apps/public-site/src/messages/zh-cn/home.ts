/** The home page. */
export const home = {
  heading: '查政策、查文件、查办事依据',
  lead: (name: string): string => `${name}公开的文件，以及与就业、社会保障有关的法律法规和上级文件，都可以在这里查到。`,
  description: (name: string): string => `${name}主动公开的政策文件、公示公告、政策解读和政府信息公开指南、目录。`,
  searchLabel: '查找政策、文件和法律法规',
  searchHint: '可以输入问题、文件名、文号，也可以输入条款，例如“工伤保险条例 第17条”。',
  tasksHeading: '大家常查：',
  tasks: ['工伤认定', '失业保险金', '社会保险缴费', '劳动合同', '带薪年休假', '技能培训补贴', '事业单位招聘', '农民工工资'],
  latestHeading: '本机关最新公开',
  latestMore: '查看本机关全部文件',
  othersHeading: '新近收录的法律法规和上级文件',
  othersMore: '查看文件库',
  columnsHeading: '栏目',
  disclosureHeading: '政府信息公开',
  columnUpdated: (date: string): string => `最近更新：${date}`,
  columnEmpty: '暂无内容',
  empty: {
    heading: '本站尚未发布文件',
    advice: '站点已经可以使用。导入法律法规或者发布本机关文件后，会显示在这里。',
  },
} as const;
