/** Feeds, and the links to them and to the data behind a list. */
export const subscribe = {
  follow: '订阅',
  download: '下载本列表',
  atom: 'Atom',
  rss: 'RSS',
  csv: 'CSV',
  json: 'JSON',
  fields: '字段说明',
  documents: '文件库',
  feedTitle: (name: string, site: string): string => `${name} - ${site}`,
  documentsDescription: '本站最新收录的文件。',
  demo: '（演示数据，不代表任何真实机关）',
  slugTaken: (slug: string, feed: string): string => `columns: 栏目不能以“${slug}”为 slug，它的订阅地址 ${feed} 已另有用途`,
  form: (title: string, form: string): string => `${title}（${form}）`,
  noSummary: (facts: readonly string[]): string => facts.join('，'),
} as const;
