/** The page on which somebody tries the query interface. */
export const query = {
  title: '接口查询',
  description: '用 GraphQL 查询本站公开的数据，在网页上查看结果。',
  keywords: ['开放数据', '数据接口', 'GraphQL'],
  lead: '本站的公开数据都可以用 GraphQL 查询。在下面填写查询语句，点“查询”就可以看到结果；不会写的，可以从示例改起。',
  form: { label: '查询语句', hint: '只能查询公开的数据，查询的深度、数量有限制。', submit: '查询', name: '查询公开数据' },
  examplesHeading: '示例',
  examples: {
    newest: { title: '最新公开的文件', text: '查最近 5 件规范性文件的标题、文号和有效性。' },
    one: { title: '按词查文件', text: '查含有“工伤保险”的法规，以及它们废止、修改的情况。' },
    deadline: { title: '计算期限', text: '从收到之日起 20 个工作日，到哪一天届满。' },
  },
  resultHeading: '查询结果',
  resultLabel: '查询结果，JSON 格式，可以滚动查看',
  refusedHeading: '这条查询没有执行',
  partlyHeading: '有一部分没有查到',
  position: (line: number, column: number): string => `（第 ${line} 行第 ${column} 个字符）`,
  tooLong: (most: number): string => `查询语句过长，最多 ${most} 个字符。更长的查询请用程序提交到接口地址。`,
  programHeading: '用程序查询',
  program: (address: string): string => `接口地址是 ${address}，用 POST 提交 JSON，内容类型为 application/json，查询语句写在 query 中，变量写在 variables 中。接口支持自省，可以取得全部类型和字段的说明。`,
  back: '返回开放数据',
} as const;
