import { EnvironmentError } from '@openhall/runtime';

/** What was asked cannot be done, with one line for the operator. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Errors whose message was written for an operator; any other is a fault of the program and shows where it happened. */
const PLAIN = new Set(['OperatorError', 'BackupError', 'RedirectFileError', 'RecordRefused', 'SiteConfigError', 'EmbeddedPostgresError', 'UnsuitableDatabaseError', 'MigrationError', 'CalendarYearError', 'SynonymsError', 'LedgerKeyError']);

/** The driver's own words for it carry no code. */
const CONNECTION_LOST = /^(?:Connection terminated|Client has encountered a connection error)/;

/** What went wrong, in lines for an operator. */
export function failureLines(error: unknown): string[] {
  if (error instanceof EnvironmentError) return ['环境变量有误：', ...error.problems.map((problem) => `  ${problem}`)];
  if (!(error instanceof Error)) return [String(error)];
  if (PLAIN.has(error.name)) return [error.message];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(?:ECONN|ENOTFOUND|EHOST|ETIMEDOUT|28|3D)/.test(code)) return [`无法连接数据库（${code}）：${messageOf(error)}`];
  // Another command that had started the embedded database may have ended and stopped it.
  if (/^(?:08|57P)/.test(code) || CONNECTION_LOST.test(error.message)) return [`与数据库的连接中断（${error.message}）；已保存的部分保留，请重试`];
  return [error.stack ?? error.message];
}

/** Failed attempts on several addresses come as one error without a message of its own. */
function messageOf(error: Error): string {
  if (error.message !== '') return error.message;
  return error instanceof AggregateError ? error.errors.map(String).join('；') : error.name;
}
