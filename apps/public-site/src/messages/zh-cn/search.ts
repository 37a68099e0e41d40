/** Full-text search. */
export const search = {
  title: '搜索',
  titleFor: (words: string): string => `“${words}”的搜索结果`,
  description: '搜索本站文件的标题、文号、索引号和正文，可以直接定位到条款。',
  label: '搜索词',
  resultsHeading: '搜索结果',
  refineHeading: '缩小范围',
  facets: { KIND: '类别', STATUS: '有效性', COLUMN: '栏目', ISSUER: '发布机关', YEAR: '年份' },
  year: (year: string): string => `${year}年`,
  chosen: '已选',
  facetAdd: (label: string, count: number): string => `${label}，${count} 件`,
  sorts: { RELEVANCE: '按相关度', NEWEST: '按日期' },
  sortLabel: '排序方式',
  articleFound: (label: string): string => `见${label}`,
  found: (total: number, exact: boolean): string => (exact ? `找到 ${total} 件` : `找到超过 ${total} 件`),
  windowEnd: (reachable: number): string => `仅显示相关度最高的 ${reachable} 件，请增加关键词或者筛选条件缩小范围。`,
  intro: {
    heading: '怎样查得更准',
    /** Each with an example that can be tried. */
    tips: [
      { advice: '直接输入问题里的关键词。', example: '工伤认定 时限' },
      { advice: '知道文号的，输入文号，括号写成哪一种都可以。', example: '国务院令第711号' },
      { advice: '要看某一条的，输入文件名和条款。', example: '工伤保险条例 第17条' },
      { advice: '记不清字怎么写的，可以输入拼音首字母。', example: 'gsbxtl' },
    ],
    example: '例如：',
  },
  nothing: {
    heading: '没有找到相关文件',
    suggestion: '您要查的是不是：',
    tips: ['检查有没有错别字。', '换一个更常用的说法，或者减少几个词。'],
    withoutFilters: '去掉筛选条件，在全部文件中查找',
    all: '到文件库按类别查看',
    guide: '没有公开的信息，可以了解如何依申请公开',
  },
  problems: {
    filters: '网址中的筛选条件有误，没有进行查询。请去掉条件后重新搜索。',
    refused: '网址中的翻页位置或条件不正确，可能是链接不完整，请重新搜索。',
  },
} as const;
