import { basename } from 'node:path';
import { columnFor, type ImportColumn, type ImportSource, type SourceRecord } from '../import-source.ts';
import { RecordRefused, type ImportFailure } from '../shared/refusal.ts';
import { jsonLines } from './json-lines.ts';
import { policyDocument } from './policy-record.ts';

type PoliciesOptions = { readonly columns: readonly ImportColumn[] };

/**
 * Opens an export of State Council documents: one JSON record a line.
 *
 * @throws RecordRefused when the file cannot be read or holds no line
 */
export async function openPolicies(path: string, options: PoliciesOptions): Promise<ImportSource> {
  const total = await countLines(path);
  if (total === 0) throw new RecordRefused(`${path} 是空文件`);
  return {
    kind: 'policies',
    path,
    total,
    refused: [],
    skipped: 0,
    notes: [],
    records: () => policyRecords(path, options.columns),
    relations: [],
  };
}

async function countLines(path: string): Promise<number> {
  let total = 0;
  for await (const line of jsonLines(path, basename(path))) if (line.file !== '') total += 1;
  return total;
}

async function* policyRecords(path: string, columns: readonly ImportColumn[]): AsyncGenerator<SourceRecord> {
  const seen = new Map<string, string>();
  for await (const line of jsonLines(path, basename(path))) {
    if ('reason' in line) yield line;
    else yield readRecord(line.file, line.text, columns, seen);
  }
}

function readRecord(file: string, text: string, columns: readonly ImportColumn[], seen: Map<string, string>): SourceRecord {
  try {
    const input = policyDocument(text, (title) => columnFor(title, columns));
    const first = seen.get(input.sourceKey);
    // Saved one after the other the two would revise each other with every import.
    if (first !== undefined) throw new RecordRefused(`索引号或地址与 ${first} 相同，未导入`);
    seen.set(input.sourceKey, file);
    return { file, input };
  } catch (error) {
    return failure(file, error);
  }
}

/** A fault of this program on one record is reported like a refusal: the others are still imported. */
function failure(file: string, error: unknown): ImportFailure {
  return { file, reason: error instanceof RecordRefused ? error.message : `解析失败：${error instanceof Error ? error.message : String(error)}` };
}
