import { createHash } from 'node:crypto';
import type { ImportColumn, ImportSource, SourceRecord } from '../import-source.ts';
import { columnFor } from '../import-source.ts';
import { RecordRefused, type ImportFailure } from '../shared/refusal.ts';
import { readTextFile } from '../shared/text-file.ts';
import { lawDocument } from './law-document.ts';
import { readLaw, type LawFacts } from './law-facts.ts';
import { readLawIndex, type LawIndex } from './law-index.ts';
import { findLaws, type LawFile } from './layout.ts';
import { lawTimeline, type Timeline } from './timeline.ts';

type LawsOptions = {
  readonly columns: readonly ImportColumn[];
  /** Called while the collection is read for the first time; validity needs all of it. */
  readonly onScanned?: (read: number, total: number) => void;
};

/**
 * Opens a collection of laws: a clone of LawRefBook/Laws or a selection in its layout. Every text is read twice, once for
 * its facts (which are small) and once to be saved, so that memory does not grow with the collection.
 *
 * @throws RecordRefused when the folder is no such collection
 */
export async function openLaws(folder: string, options: LawsOptions): Promise<ImportSource> {
  const collection = await findLaws(folder);
  const index = await readLawIndex(collection.root, provincesOf(collection.files));
  const scan = await scanFacts(collection.files, index, options);
  const timeline = lawTimeline(scan.facts, index.origin);
  return {
    kind: 'laws',
    path: folder,
    total: scan.facts.length,
    refused: [...collection.refused, ...scan.refused],
    skipped: collection.skipped + scan.duplicates,
    notes: index.origin === null ? ['未找到索引文件，效力状态全部按文本推定。'] : [],
    records: () => lawRecords(scan.facts.map((facts) => facts.file), index, timeline, options.columns),
    relations: timeline.relations,
  };
}

function provincesOf(files: readonly LawFile[]): string[] {
  const packages = files.map(({ file }) => file.split('/')).filter(([top, name]) => top === 'DLC' && name !== undefined);
  return [...new Set(packages.map(([, name]) => name ?? ''))];
}

type Scan = { readonly facts: LawFacts[]; readonly refused: ImportFailure[]; duplicates: number };

async function scanFacts(files: readonly LawFile[], index: LawIndex, options: LawsOptions): Promise<Scan> {
  const scan: Scan = { facts: [], refused: [], duplicates: 0 };
  const seen = new Map<string, { file: string; digest: string }>();
  for (const [position, file] of files.entries()) {
    try {
      const text = await readTextFile(file.absolutePath);
      const { facts } = readLaw(file, text, index);
      const digest = createHash('sha256').update(text).digest('hex');
      const first = seen.get(facts.sourceKey);
      if (first === undefined) {
        seen.set(facts.sourceKey, { file: file.file, digest });
        scan.facts.push(facts);
      } else if (first.digest === digest) scan.duplicates += 1;
      else scan.refused.push({ file: file.file, reason: `与「${first.file}」名称和日期相同而内容不同，未导入` });
    } catch (error) {
      scan.refused.push(failure(file.file, error));
    }
    options.onScanned?.(position + 1, files.length);
  }
  return scan;
}

async function* lawRecords(files: readonly LawFile[], index: LawIndex, timeline: Timeline, columns: readonly ImportColumn[]): AsyncGenerator<SourceRecord> {
  for (const file of files) {
    try {
      const read = readLaw(file, await readTextFile(file.absolutePath), index);
      const input = lawDocument(read, timeline.conclusion(read.facts), columnFor(read.facts.title, columns));
      yield { file: file.file, input };
    } catch (error) {
      yield failure(file.file, error);
    }
  }
}

/** A fault of this program on one text is reported like a refusal: the other texts are still imported. */
function failure(file: string, error: unknown): ImportFailure {
  return { file, reason: error instanceof RecordRefused ? error.message : `解析失败：${error instanceof Error ? error.message : String(error)}` };
}
