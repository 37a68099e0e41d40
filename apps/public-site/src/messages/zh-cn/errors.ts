import type { ErrorStatus } from '@openhall/server-render/render';

interface ErrorText {
  readonly heading: string;
  readonly explanation: string;
}

/** What went wrong, in plain words, and what the visitor can do. */
export const errors: {
  readonly texts: Readonly<Record<ErrorStatus, ErrorText>>;
  readonly removed: ErrorText & { readonly removedOn: (date: string) => string };
  readonly requestId: string;
  readonly requestIdHint: string;
  readonly reasonsHeading: string;
  readonly whatNext: string;
  readonly search: string;
  readonly waysOn: Readonly<Record<'again' | 'home' | 'documents' | 'catalogue' | 'siteMap' | 'contact', string>>;
} = {
  texts: {
    400: { heading: '网址或填写的内容有误', explanation: '网址可能不完整，或者填写的内容不符合要求。请检查后重试。' },
    404: { heading: '没有找到这个页面', explanation: '网址可能有误，或者页面从未存在。可以搜索要找的内容，或者从下面的页面进入。' },
    405: { heading: '不支持这种访问方式', explanation: '这个网址只供查看，不接受提交。' },
    410: { heading: '这份文件已经撤下', explanation: '这个网址曾经公开过一份文件，现已撤下，不再提供内容。' },
    413: { heading: '提交的内容过大', explanation: '请减少提交的内容后重试。' },
    414: { heading: '网址过长', explanation: '请减少搜索词或者筛选条件后重试。' },
    429: { heading: '访问过于频繁', explanation: '请稍等片刻再试。' },
    500: { heading: '页面暂时无法显示', explanation: '系统出现故障，不是您的操作有误。请稍后再试；仍不能显示的，请把下面的编号告诉我们。' },
    503: { heading: '网站暂时不能提供服务', explanation: '系统正在维护或者过于繁忙，请稍后再试。' },
  },
  removed: {
    heading: '这份文件已经撤下',
    explanation: '这个网址曾经公开过一份文件，现已撤下，不再提供内容。需要了解情况的，请与本机关政府信息公开工作机构联系。',
    removedOn: (date) => `撤下日期：${date}`,
  },
  requestId: '请求编号',
  requestIdHint: '联系我们时请提供这个编号，便于查找原因。',
  reasonsHeading: '具体原因',
  whatNext: '接下来可以',
  search: '搜索要找的内容',
  waysOn: { again: '重新打开这个页面', home: '回到首页', documents: '到文件库按类别查看', catalogue: '查看政府信息公开目录', siteMap: '查看网站地图', contact: '联系我们' },
};
