import type { BackupReport, Manifest, RestoreReport } from '@openhall/backup';
import type { LedgerFault } from '@openhall/ledger';
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
  importArchive: '导入 openhall export 写成的文件夹：文件网址不变，再次导入不作改动',
  importCatalogue: '导入一个版本的目录：药品、诊疗项目或辅助器具，CSV 或 XLSX，或存放这些表的文件夹',
  catalogueKind: '目录种类：drugs、treatments 或 assistive-devices',
  catalogueFrom: '施行日期，如 2024-01-01；同一日期再次导入即取代原有内容',
  catalogueTo: '失效日期；不填为下一版本施行前一日',
  catalogueTitle: '目录名称',
  catalogueSource: '来源，如发布机关和文件名称',
  catalogueScope: '适用地区；不填为本站所属机关的名称',
  catalogueDocument: '文号',
  catalogueUrl: '来源网址',
  catalogueColumns: '列名对应表：JSON 文件，如 {"name": "产品名称", "priceLimit": "限价"}',
  importStandards: '导入缴费和待遇标准：CSV 或 XLSX，列名 地区、险种、项目、数值、起始日期、依据，可另有 截止日期、网址、核实程度',
  unknownCatalogueKind: (kind: string) => `没有目录种类 ${kind}；可用的有：drugs、treatments、assistive-devices`,
  badDate: (option: string, text: string) => `${option} 应为日期，如 2024-01-01，不能是“${text}”`,
  badUrl: (text: string) => `--source-url 应以 http:// 或 https:// 开头，不能是“${text}”`,
  badColumns: (path: string, names: readonly string[]) => `${path} 应为 JSON 对象，键为 ${names.join('、')} 之一，值为表中的列名`,
  catalogueSaved: (outcome: 'created' | 'replaced' | 'unchanged', title: string, rows: number, items: number) => `${{ created: '新增', replaced: '取代', unchanged: '没有变化' }[outcome]}：${title}，${rows} 行，${items} 项。`,
  tableRead: (file: string, rowsIn: number, kept: number, refused: number) => `  ${file}：${rowsIn} 行，导入 ${kept} 行，未导入 ${refused} 行`,
  tableSkipped: (file: string) => `  ${file}：不是这类目录的表，略过`,
  standardsSaved: (rowsIn: number, changed: number, refused: number) => `缴费和待遇标准：读取 ${rowsIn} 行，新增或修改 ${changed} 条，未导入 ${refused} 行。`,
  backup: '备份全部数据：写成一个文件，站点可以照常运行',
  backupPath: '备份文件的路径，或存放备份的文件夹（文件名为备份时间）',
  restore: '从备份恢复全部数据：先核对备份是否完整，再恢复到空数据库',
  restorePath: '备份文件的路径',
  restoreReplace: '数据库不是空的时，写出它的名称，以备份取代其中的全部内容',
  restoreCheck: '只核对备份是否完整，不连接数据库',
  export: '导出公开的内容：JSON Lines 和附件，供归档或移交其他系统',
  exportPath: '要建立的文件夹',
  inspect: '查看数据量、配置和数据库状态',
  reindex: '重建全部搜索索引',
  jobs: '列出失败的后台任务，或者重新执行',
  jobsRetry: '重新执行这些编号的任务',
  worker: '单独运行后台任务，直到被终止',
  workerReady: '后台任务已开始运行，按 Ctrl-C 结束。',
  noFailedJobs: '没有失败的任务。',
  badJobId: (text: string) => `“${text}”不是任务编号`,
  jobsRetried: (done: number, asked: number) => `已重新执行 ${done} 个任务${done === asked ? '' : `；另有 ${asked - done} 个不存在，或者正在执行`}。`,
  failedJob: ({ id, job, attempts, maxAttempts, reason, next }: { id: number; job: string; attempts: number; maxAttempts: number; reason: string; next: string | null }) =>
    `${id}　${job}　已试 ${attempts}/${maxAttempts} 次　${next === null ? '不再自动重试' : `${next} 再试`}　${reason}`,
  verifyLedger: '核验公开日志：从记录重新推算全部条目和签名，指出第一处不符',
  ledgerKey: '核验签名所用的公钥（校验点中的公钥行），可多个；不填用本机的',
  verifyingLedger: '核验',
  badLedgerKey: (text: string) => `“${text}”不是校验点公钥，形如 主机名/ledger+8位十六进制+base64`,
  ledgerHolds: '公开日志完整：每一条目、内容、次序和签名都与记录相符。',
  ledgerCounts: ({ entries, checkpoints, waiting, erased }: Readonly<Record<'entries' | 'checkpoints' | 'waiting' | 'erased', number>>) =>
    `已核验条目 ${entries} 条，校验点 ${checkpoints} 个，待编入 ${waiting} 条，内容已依法清除 ${erased} 条。`,
  ledgerFaults: {
    'event-altered': '日志条目被改动：登记的内容与当时计算的摘要不符。',
    'content-altered': '公开内容被改动：记录与登记时的摘要不符。',
    'event-missing': '日志条目缺失：这一序号没有条目。',
    'node-altered': '日志节点被改动：与下层条目推算的结果不符。',
    'root-differs': '条目被调换：推算的根与已签名的校验点不符。',
    'signature-invalid': '校验点签名无效：不是由所给公钥签署，或者与记录不符。',
    'log-shortened': '日志被截短：已签名的校验点所含条目多于现存条目。',
    unrecorded: '记录没有登记：公开的内容与其最新条目不符，或者没有条目。',
  } satisfies Readonly<Record<LedgerFault['kind'], string>>,
  user: '管理人员账号',
  userCreate: '新增人员并发放一次性密码；站点的第一个系统管理员由此产生',
  userList: '列出人员',
  userReset: '重新发放一次性密码，取消两步验证和通行密钥，结束全部会话',
  userDeactivate: '停用人员：不能再登录，会话立即结束',
  userStaffNumber: '工号',
  userName: '姓名',
  userRole: (roles: readonly string[]) => `角色，可多个：${roles.join('、')}`,
  userUnit: '所在单位的代码；不填为第一个单位，没有单位时以本机关名称建立一个',
  unknownRole: (role: string, roles: readonly string[]) => `没有角色 ${role}；可用的有：${roles.join('、')}`,
  unknownUnit: (code: string, codes: readonly string[]) => `没有代码为 ${code} 的单位；现有：${codes.join('、')}`,
  unknownStaffNumber: (staffNumber: string) => `没有工号为 ${staffNumber} 的人员`,
  userCreated: (name: string, staffNumber: string, unit: string) => `已新增 ${name}（工号 ${staffNumber}，${unit}）。`,
  oneTimePassword: (password: string, days: number) => `一次性密码　${password}　（${days} 天内有效，首次登录须修改；只显示这一次）`,
  userWasReset: (name: string) => `已为 ${name} 重新发放密码，原有会话、两步验证和通行密钥均已取消。`,
  userDeactivated: (name: string) => `已停用 ${name}。`,
  noUsers: '还没有人员。',
  userLine: ({ staffNumber, name, unit, roles, state }: Readonly<Record<'staffNumber' | 'name' | 'unit' | 'roles' | 'state', string>>) => `${staffNumber}　${name}　${unit}　${roles}${state}`,
  userInactive: '　已停用',
  userLocked: '　已锁定',
  folder: '文件夹路径',
  file: '文件路径',
  fileOrFolder: '文件或文件夹路径',
  exitCodes: '退出码：0 完成；1 未完成（用法、环境或数据库问题，或被中断）；2 已完成，但有记录未导入。',
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：', 'Global Options:': '全局选项：' } as Readonly<Record<string, string>>,
  scanning: '读取',
  importing: '导入',
  reindexing: '重建',
  backingUp: '备份',
  checking: '核对',
  restoring: '恢复',
  exporting: '导出',
  locked: '另一个导入正在进行，请等它结束后再试。',
  error: (reason: string) => `错误：${reason}`,
  reindexed: (done: number, changed: number) => `索引重建完成：共 ${done} 件，更新 ${changed} 件。`,
  exportNeedsMigrations: '数据结构尚未升级到本版本，不能导出；请先启动一次站点。',
  exported: (path: string, records: number, files: number) => `导出完成：${path}，${records} 条记录，${files} 个附件。`,
  fileWritten: (path: string) => `备份中的文件已写入 ${path}。`,
  fileUnwritable: (path: string, part: string, reason: string) => `数据已恢复，但文件无法写入 ${path}（${reason}）；请用 tar -xf 从备份中取出 ${part}。`,
  fileKept: (path: string, part: string) => `备份中的 ${part} 与 ${path} 不同，没有改动后者；需要时用 tar -xf 从备份中取出。`,
  contentMissing: (sha256: string) => `文件库中缺少文件 ${sha256}，没有备份；请先从以前的备份中找回它。`,
  fileInside: (part: string) => `备份中有 ${part}，没有写到别处；需要时用 tar -xf 从备份中取出，再用 OPENHALL_SITE_CONFIG 指定。`,
  synonymsReplaced: (groups: number) => `同义词已替换：${groups} 组。`,
  holidaysReplaced: (years: readonly number[], unchanged: number) =>
    years.length === 0 ? `放假安排没有变化（${unchanged} 个年度）。` : `放假安排已替换：${years.join('、')} 年${unchanged === 0 ? '' : `；另有 ${unchanged} 个年度没有变化`}。`,
  redirectsSaved: ({ created, changed, unchanged, refused }: { created: number; changed: number; unchanged: number; refused: readonly unknown[] }) => `旧网址转向：新增 ${created} 条，修改 ${changed} 条，未变 ${unchanged} 条，未导入 ${refused.length} 条。`,
  refusedLine: (line: number, reason: string) => `  第 ${line} 行：${reason}`,
  refusedMore: (count: number) => `  另有 ${count} 条，用 --json 可列出全部。`,
  refusedHeading: '未导入的记录：',
  refused: (file: string, reason: string) => `  ${file}：${reason}`,
};

/** The report of a backup in lines for people. */
export function backupReportLines({ path, bytes, digest, manifest }: BackupReport): string[] {
  return [`备份完成：${path}，${sizeOf(bytes)}，${contentsOf(manifest)}。`, `摘要　　　${digest}`, '备份含有全部数据，包括未公开的内容和个人信息；请保存在只有经办人能读取的地方。'];
}

/** What a backup holds, once it was found whole. */
export function checkedBackupLines(path: string, digest: string, manifest: Manifest): string[] {
  return [`备份完整：${path}，${manifest.createdAt} 写成（明厅 ${manifest.productVersion}，PostgreSQL ${manifest.postgresVersion}），${contentsOf(manifest)}。`, `摘要　　　${digest}`];
}

/** The report of a restore in lines for people. */
export function restoreReportLines({ database, tables, rows, migrated, checks }: RestoreReport): string[] {
  const lines = [`恢复完成：数据库 ${database}，${tables} 个表，${rows} 行。已核对：${['行数', '内容摘要', '外键', ...checks].join('、')}。`];
  if (migrated.length > 0) lines.push(`数据结构已升级到本版本：${migrated.join('、')}。`);
  return lines;
}

function contentsOf({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} 个表，${rows} 行${files.length === 0 ? '' : `，${files.length} 个文件`}`;
}

function sizeOf(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

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
