import type { ImportReport } from '@openhall/publishing';

/** What the commands say, for operators. One place, so that wording stays of one piece. */
export const messages = {
  program: '明厅 OpenHall 管理命令',
  help: '显示帮助',
  json: '以 JSON 输出结果',
  import: '导入数据',
  importLaws: '导入法律法规：LawRefBook/Laws 的克隆，或同样布局的文件夹',
  importPolicies: '导入国务院文件：每行一条记录的 JSONL 文件',
  importHolidays: '替换年度放假安排：NateScarlet/holiday-cn 格式的 JSON 文件，或存放这些文件的文件夹',
  importSynonyms: '替换搜索同义词：JSON 文件，如 [["社会保险", "社保"]]',
  importRedirects: '导入旧网址转向表：CSV 文件，列名 from、to，可另有 status（301 或 308）、note',
  inspect: '查看数据量、配置和数据库状态',
  reindex: '重建全部搜索索引',
  folder: '文件夹路径',
  file: '文件路径',
  fileOrFolder: '文件或文件夹路径',
  exitCodes: '退出码：0 完成；1 未完成（用法、环境或数据库问题，或被中断）；2 已完成，但有记录未导入。',
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：', 'Global Options:': '全局选项：' } as Readonly<Record<string, string>>,
  scanning: '读取',
  importing: '导入',
  reindexing: '重建',
  locked: '另一个导入正在进行，请等它结束后再试。',
  error: (reason: string) => `错误：${reason}`,
  reindexed: (done: number, changed: number) => `索引重建完成：共 ${done} 件，更新 ${changed} 件。`,
  synonymsReplaced: (groups: number) => `同义词已替换：${groups} 组。`,
  holidaysReplaced: (years: readonly number[], unchanged: number) =>
    years.length === 0 ? `放假安排没有变化（${unchanged} 个年度）。` : `放假安排已替换：${years.join('、')} 年${unchanged === 0 ? '' : `；另有 ${unchanged} 个年度没有变化`}。`,
  redirectsSaved: ({ created, changed, unchanged, refused }: { created: number; changed: number; unchanged: number; refused: readonly unknown[] }) => `旧网址转向：新增 ${created} 条，修改 ${changed} 条，未变 ${unchanged} 条，未导入 ${refused.length} 条。`,
  refusedLine: (line: number, reason: string) => `  第 ${line} 行：${reason}`,
  refusedMore: (count: number) => `  另有 ${count} 条，用 --json 可列出全部。`,
  refusedHeading: '未导入的记录：',
  refused: (file: string, reason: string) => `  ${file}：${reason}`,
};

/** Refused records listed on a terminal; the rest are in the database and in `--json`. */
export const LISTED_FAILURES = 50;

/** The report of an import in lines for people. */
export function importReportLines(report: ImportReport): string[] {
  const { created, revised, unchanged, failed, skipped, relations } = report;
  const outcome = report.interrupted ? '导入中断，已保存的部分保留，再次运行即可继续' : '导入完成';
  const lines = [`${outcome}：新增 ${created} 件，更新 ${revised} 件，未变 ${unchanged} 件，未导入 ${failed} 件；文件间关系变动 ${relations} 条；略过 ${skipped} 个无关或重复的文件。`];
  if (report.resumed !== null) lines.push(`本次接续了一次中断的导入（中断时已处理 ${report.resumed.read} 件）。`);
  lines.push(...report.notes);
  if (report.failures.length > 0) lines.push(messages.refusedHeading, ...report.failures.slice(0, LISTED_FAILURES).map(({ file, reason }) => messages.refused(file, reason)));
  if (report.failures.length > LISTED_FAILURES) lines.push(messages.refusedMore(report.failures.length - LISTED_FAILURES));
  return lines;
}
