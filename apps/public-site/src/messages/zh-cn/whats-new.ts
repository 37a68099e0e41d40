/** What changed on the site, day by day. */
export const whatsNew = {
  title: '本站更新',
  description: '本站新公开、修订、撤下的文件和有效性发生变化的文件，按日期列出。',
  keywords: ['本站更新', '最新公开', '文件修订', '废止', '失效'],
  columnType: '信息公开',
  kinds: { PUBLISHED: '新公开', REVISED: '修订', WITHDRAWN: '撤下', VALIDITY_CHANGED: '有效性变更' },
  filter: '更新类型',
  all: '全部',
  /** Where a change has a day but no time of its own. */
  wholeDay: '当日起',
  validity: (status: string): string => `自当日起${status}`,
  revision: (number: number): string => `第 ${number} 版`,
  note: (text: string): string => `修订说明：${text}`,
  /** Nothing else may be said of it. */
  withdrawn: '一件已公开的文件已撤下，不再公开',
  withdrawnCode: (id: string): string => `编号 ${id}`,
  empty: { heading: '暂无更新', advice: '本站尚无公开的文件，或者没有这一类更新。' },
  back: '查看全部更新',
  feedTitle: (kind: string, title: string): string => `【${kind}】${title}`,
} as const;
