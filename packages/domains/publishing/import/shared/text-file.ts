import { lstat, open } from 'node:fs/promises';
import { RecordRefused } from './refusal.ts';

/** Largest single record, in bytes. The longest law of the known collections has 0.4 MB. */
export const MAX_RECORD_BYTES = 5 * 1024 * 1024;

/**
 * Reads one regular file as UTF-8 text.
 *
 * @throws RecordRefused when it is too large, not a plain file, or not UTF-8 text
 */
export async function readTextFile(path: string): Promise<string> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new RecordRefused(`无法读取文件（${systemCode(error)}）`);
  });
  try {
    // The link check is repeated here: between listing and opening the file may have been replaced.
    const [target, entry] = [await handle.stat(), await lstat(path)];
    if (entry.isSymbolicLink() || !target.isFile()) throw new RecordRefused('不是普通文件，已跳过');
    if (target.size > MAX_RECORD_BYTES) throw new RecordRefused(tooLarge(target.size));
    return decodeText(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** The reason given for a record above the limit. */
export function tooLarge(bytes: number): string {
  return `文件过大（${(bytes / 1024 / 1024).toFixed(1)} MB，上限 5 MB）`;
}

/**
 * Bytes as text, a leading byte order mark removed.
 *
 * @throws RecordRefused when they are not UTF-8 text
 */
export function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new RecordRefused('文件编码是 UTF-16，请转换为 UTF-8 后再导入');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RecordRefused(`文件不是 UTF-8 编码${looksLikeGb18030(bytes) ? '（疑似 GB18030）' : ''}，请转换后再导入`);
  }
  if (text.includes('\u0000')) throw new RecordRefused('文件不是文本（含有空字节）');
  return text;
}

function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    // `stream` forgives a character cut in two at the end of the sample.
    const sample = new TextDecoder('gb18030', { fatal: true }).decode(bytes.subarray(0, 64 * 1024), { stream: true });
    const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
    return han * 3 > sample.replace(/\s/g, '').length;
  } catch {
    return false;
  }
}

/** The system's short code of a failed file operation (ENOENT, EACCES), or a general word. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '未知错误';
}
