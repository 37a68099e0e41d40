import { join } from 'node:path';
import type { RelationInput } from '../../data/document-input.ts';
import type { ImportSource, SourceRecord } from '../import-source.ts';
import { countLines, jsonLines } from '../shared/json-lines.ts';
import { refusalOf, type ImportFailure } from '../shared/refusal.ts';
import { archivedDocument, archivedRelation, type ArchiveSettings } from './archive-record.ts';

export type ArchiveOptions = Pick<ArchiveSettings, 'ownIssuers'> & {
  /** Slugs of the columns this site has. */
  readonly columns: ReadonlySet<string>;
};

const DOCUMENTS = 'documents.jsonl';
const RELATIONS = 'relations.jsonl';

/**
 * Opens a folder that `openhall export` made, here or elsewhere, after its files were compared with its manifest. Documents keep their identifiers,
 * and with them their addresses.
 *
 * @throws RecordRefused when a list cannot be read
 */
export async function openArchive(path: string, { columns, ownIssuers }: ArchiveOptions): Promise<ImportSource> {
  const { relations, refused } = await readRelations(path);
  const notes: string[] = [];
  return {
    kind: 'archive',
    path,
    total: await countLines(join(path, DOCUMENTS)),
    refused,
    skipped: 0,
    notes,
    records: () => documents(path, columns, ownIssuers, notes),
    relations,
  };
}

async function* documents(path: string, columns: ReadonlySet<string>, ownIssuers: ReadonlySet<string>, notes: string[]): AsyncGenerator<SourceRecord> {
  const unknown = new Map<string, number>();
  const hasColumn = (slug: string): boolean => {
    if (!columns.has(slug)) unknown.set(slug, (unknown.get(slug) ?? 0) + 1);
    return columns.has(slug);
  };
  for await (const line of jsonLines(join(path, DOCUMENTS), DOCUMENTS)) {
    if ('reason' in line) yield line;
    else yield await readDocument(line.file, line.text, path, { hasColumn, ownIssuers });
  }
  for (const [slug, count] of unknown) notes.push(`本站没有栏目 ${slug}，其中 ${count} 件未归入栏目。`);
}

async function readDocument(file: string, text: string, folder: string, settings: ArchiveSettings): Promise<SourceRecord> {
  try {
    return { file, input: await archivedDocument(text, folder, settings) };
  } catch (error) {
    return refusalOf(file, error);
  }
}

async function readRelations(path: string): Promise<{ relations: RelationInput[]; refused: ImportFailure[] }> {
  const relations: RelationInput[] = [];
  const refused: ImportFailure[] = [];
  for await (const line of jsonLines(join(path, RELATIONS), RELATIONS)) {
    if ('reason' in line) refused.push(line);
    else {
      try {
        relations.push(archivedRelation(line.text));
      } catch (error) {
        refused.push(refusalOf(line.file, error));
      }
    }
  }
  return { relations, refused };
}
