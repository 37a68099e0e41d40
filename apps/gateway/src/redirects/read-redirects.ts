import { CsvError, parse } from 'csv-parse/sync';
import { hostAllowed } from '@openhall/runtime';
import { longestAddress, oldAddress } from './old-address.ts';

/** A redirect as a file says it. */
export interface RedirectLine {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly status: 301 | 308;
  readonly note: string | null;
}

/** A line that was not taken, and why, in words for an operator. */
export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

export interface ReadRedirects {
  readonly lines: readonly RedirectLine[];
  readonly refused: readonly RefusedLine[];
}

/** The file as a whole cannot be read. */
export class RedirectFileError extends Error {
  override readonly name = 'RedirectFileError';
}

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

const longestNote = 500;
const mostLines = 200_000;

/**
 * Reads a table of redirects: CSV with the columns `from` and `to`, and where wanted `status` (301, 308) and `note`, in any order.
 *
 * @param ownHosts names of this site, old ones included: an address may be given whole when its host is one of them
 * @throws RedirectFileError where it is no such table
 */
export function readRedirects(text: string, ownHosts: readonly string[]): ReadRedirects {
  const lines: RedirectLine[] = [];
  const refused: RefusedLine[] = [];
  for (const { info, record } of parsed(text)) {
    const read = readLine(record, info.lines, ownHosts);
    if ('reason' in read) refused.push(read);
    else lines.push(read);
  }
  return { lines, refused };
}

function parsed(text: string): CsvRecord[] {
  let records: CsvRecord[];
  try {
    records = parse(text, { bom: true, columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()), info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as CsvRecord[];
  } catch (error) {
    if (error instanceof CsvError) throw new RedirectFileError(`不是合法的 CSV：${'lines' in error ? `第 ${String(error['lines'])} 行附近` : ''}引号或分隔符有误`);
    throw error;
  }
  if (records.length > mostLines) throw new RedirectFileError(`行数过多，一次最多 ${mostLines} 行`);
  const [first] = records;
  if (first !== undefined && !('from' in first.record && 'to' in first.record)) throw new RedirectFileError('第一行应为列名，至少有 from 和 to 两列');
  return records;
}

function readLine(record: Readonly<Record<string, string>>, line: number, ownHosts: readonly string[]): RedirectLine | RefusedLine {
  const refuse = (reason: string): RefusedLine => ({ line, reason });
  const from = ownPath(record['from'] ?? '', ownHosts);
  const to = ownPath(record['to'] ?? '', ownHosts);
  if (typeof from !== 'string') return refuse(`旧地址${from.problem}`);
  if (typeof to !== 'string') return refuse(`新地址${to.problem}`);
  const key = oldAddress(from);
  const target = oldAddress(to);
  if (key === null) return refuse(`旧地址不能使用：${problemOf(from)}`);
  if (target === null) return refuse(`新地址不能使用：${problemOf(to)}`);
  if (key === '/') return refuse('首页不能转到别处');
  if (key === target) return refuse('新旧地址相同，会循环跳转');
  const status = record['status'] ?? '';
  if (status !== '' && status !== '301' && status !== '308') return refuse(`状态码只能是 301 或 308，不能是“${status.slice(0, 20)}”`);
  const note = (record['note'] ?? '').slice(0, longestNote);
  return { line, from: key, to: target + anchorOf(to), status: status === '308' ? 308 : 301, note: note === '' ? null : note };
}

/** The path of an address on this site; what is wrong with one that is not. */
function ownPath(text: string, ownHosts: readonly string[]): string | { readonly problem: string } {
  if (text === '') return { problem: '为空' };
  if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(text)) return text;
  const url = URL.canParse(text, 'https://host.invalid') ? new URL(text, 'https://host.invalid') : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return { problem: `不能使用：“${text.slice(0, 80)}”不是网址` };
  if (!hostAllowed(url.host, ownHosts)) return { problem: `不在本站：${url.host.slice(0, 80)}` };
  return url.pathname + url.search + url.hash;
}

function problemOf(address: string): string {
  if (!address.startsWith('/')) return '应以 / 开头';
  if (address.length > longestAddress) return `超过 ${longestAddress} 个字符`;
  return '含有不能出现在网址中的内容（只接受 UTF-8 编码的转义）';
}

/** The place in a page, escapes as `oldAddress` would write them. */
function anchorOf(to: string): string {
  const mark = to.indexOf('#');
  return mark === -1 || mark === to.length - 1 ? '' : `#${encodeURIComponent(decodedOr(to.slice(mark + 1)))}`;
}

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
