import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { TableError, type TableLimits } from './table.ts';

/** Parts a workbook may have; real ones have some dozens, with pictures some hundreds. */
const MOST_PARTS = 5000;

/** The parts of a workbook by their path, none of which unpacks to more than it may. */
export interface ZipParts {
  readonly has: (path: string) => boolean;
  /** @throws TableError where there is no such part, or it is not what the directory says */
  readonly read: (path: string) => Promise<Readable>;
  readonly close: () => void;
}

/**
 * Opens a workbook. Sizes are judged from its directory before anything is unpacked, and a part that unpacks to more than the directory says
 * breaks off: so a small file cannot become a large one.
 *
 * @throws TableError
 */
export async function openParts(path: string, limits: TableLimits): Promise<ZipParts> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    const entries = await entriesOf(zip, limits);
    return {
      has: (part) => entries.has(part),
      read: async (part) => {
        const entry = entries.get(part);
        if (entry === undefined) throw new TableError(`工作簿不完整：缺少 ${part}；请用表格软件打开后另存一次`);
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof TableError ? error : damaged(error);
  }
}

async function entriesOf(zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MOST_PARTS) throw new TableError(`工作簿的部件超过 ${MOST_PARTS} 个，不予读取`);
    if (entry.isEncrypted()) throw new TableError('工作簿已加密；请去掉密码后另存再试');
    unpacked += entry.uncompressedSize;
    const tooDense = entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * limits.ratio;
    if (tooDense || unpacked > limits.unpackedBytes) throw new TableError('工作簿解压后过大，疑似压缩炸弹，不予读取；内容确实这么多时，请另存为 CSV');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** A fault of the format, in words. */
export function damaged(error: unknown): TableError {
  return new TableError('不是完整的 .xlsx 文件；请用表格软件打开后另存一次，或另存为“CSV UTF-8”', { cause: error });
}
