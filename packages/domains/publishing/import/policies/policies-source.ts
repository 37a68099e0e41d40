import { basename } from 'node:path';
import { columnFor, type ImportColumn, type ImportSource, type SourceRecord } from '../import-source.ts';
import { RecordRefused, refusalOf } from '../shared/refusal.ts';
import { countLines, jsonLines } from '../shared/json-lines.ts';
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
    return refusalOf(file, error);
  }
}
