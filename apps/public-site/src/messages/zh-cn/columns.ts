/** The eight columns. */
export const columns = {
  updated: (date: string): string => `最近更新：${date}`,
  count: (total: number): string => `本栏目共 ${total} 件`,
  listHeading: '本栏目文件',
  filter: '按类别、日期、有效性筛选',
  empty: {
    heading: '本栏目暂无内容',
    advice: '可以到文件库查看其他文件，或者用关键词搜索。',
  },
  notFound: '没有这个栏目',
} as const;
