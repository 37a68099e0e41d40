/** The eight columns. */
export const columns = {
  updated: (date: string): string => `最近更新：${date}`,
  /** What the site promises of a column; an inspection counts it as stale beyond (国办秘函〔2019〕19号). */
  promise: (days: number): string => `至少每 ${days} 天更新一次`,
  count: (total: number): string => `共 ${total} 件`,
  listHeading: '本栏目文件',
  filter: '按类别、日期、有效性筛选',
  empty: {
    heading: '本栏目暂无内容',
    advice: '可以到文件库查看其他文件，或者用关键词搜索。',
  },
} as const;
