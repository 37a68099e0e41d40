import { zhCn, type Messages } from './zh-cn.ts';

/** The same words as `zhCn`, said as one would say them to somebody at the counter: for 适老版. What is a term of law stays one. */
export const plainZhCn: Messages = {
  ...zhCn,
  search: { ...zhCn.search, label: '想查什么', placeholder: '想查什么', submit: '查一查' },
  header: { ...zhCn.header, search: '查找文件和政策' },
  metadata: { show: '看文件的全部信息' },
  contents: { ...zhCn.contents, show: '看目录' },
  filter: { ...zhCn.filter, show: '缩小查找范围', active: '已选的范围', clear: '全部去掉，重新看', submit: '按这些条件查' },
  pagination: { ...zhCn.pagination, previous: '看上一页', next: '看下一页' },
  reading: { ...zhCn.reading, size: '文字大小', print: '打印这一页', share: '把网址发给别人' },
  contact: { ...zhCn.contact, phone: '打电话' },
};
