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
  noSummary: (facts: readonly string[]): string => facts.join('，'),
} as const;
