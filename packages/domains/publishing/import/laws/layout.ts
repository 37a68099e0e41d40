import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { DocumentKind } from '../../rules/index.ts';
import { RecordRefused, type ImportFailure } from '../shared/refusal.ts';
import { systemCode } from '../shared/text-file.ts';

/** One text found in a collection of laws. */
export type LawFile = {
  /** Path inside the collection, with `/`, as reports name it. */
  readonly file: string;
  readonly absolutePath: string;
  readonly kind: DocumentKind;
  /** Name and date as the file name gives them: `工伤保险条例(2010-12-20).md`. */
  readonly name: string;
  readonly date: string | null;
  /** Folder below the category, e.g. 人力资源社会保障部 or 上海; null where there is none. */
  readonly subfolder: string | null;
};

export type LawCollection = { readonly root: string; readonly files: readonly LawFile[]; readonly refused: readonly ImportFailure[]; readonly skipped: number };

const KIND_BY_FOLDER: Readonly<Record<string, DocumentKind>> = {
  宪法: 'LAW',
  宪法相关法: 'LAW',
  民法典: 'LAW',
  民法商法: 'LAW',
  行政法: 'LAW',
  经济法: 'LAW',
  社会法: 'LAW',
  刑法: 'LAW',
  诉讼与非诉讼程序法: 'LAW',
  行政法规: 'REGULATION',
  部门规章: 'RULE',
  司法解释: 'JUDICIAL_INTERPRETATION',
  地方性法规: 'LOCAL_REGULATION',
};
// Court cases and guides stand in the same collection but are no legislation.
const OTHER_CATEGORIES = new Set(['案例', '其他']);
const TOOL_FOLDERS = new Set(['scripts', 'alpha', 'node_modules']);
const FILE_NAME = /^(.+?)\s*(?:[（(](\d{4}-\d{2}-\d{2})[)）])?\.md$/u;

/**
 * Lists the texts of a collection: the layout of LawRefBook/Laws (category folders, provincial ones also below `DLC/<name>/`)
 * or a selection of it. Links are never followed, so nothing outside the folder is read.
 *
 * @throws RecordRefused when the folder cannot be read or holds no category folder
 */
export async function findLaws(folder: string): Promise<LawCollection> {
  const root = await openRoot(folder);
  const found: LawFile[] = [];
  const refused: ImportFailure[] = [];
  const counted = { skipped: 0 };
  for await (const entry of walk(root, root, refused)) {
    const law = classify(entry.file, entry.absolutePath);
    if (law === 'skipped') counted.skipped += 1;
    else if (law === 'unknown') refused.push({ file: entry.file, reason: `不认识的分类文件夹「${entry.file.split('/')[0] ?? ''}」` });
    else if (law !== 'not-a-text') found.push(law);
  }
  if (found.length === 0 && refused.length === 0) throw new RecordRefused(`${folder} 中没有法律法规文本（应有「行政法规」等分类文件夹）`);
  return { root, files: found, refused, skipped: counted.skipped };
}

async function openRoot(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new RecordRefused(`${folder} 不是文件夹`);
    return root;
  } catch (error) {
    if (error instanceof RecordRefused) throw error;
    throw new RecordRefused(`无法打开文件夹 ${folder}（${systemCode(error)}）`);
  }
}

type Found = { readonly file: string; readonly absolutePath: string };

async function* walk(root: string, folder: string, refused: ImportFailure[]): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    refused.push({ file: inside(root, folder), reason: `无法读取文件夹（${systemCode(error)}）` });
    return [];
  });
  // A fixed order, whatever the file system's: progress and reports of two runs can be compared.
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const absolutePath = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!TOOL_FOLDERS.has(entry.name)) yield* walk(root, absolutePath, refused);
    } else if (entry.isFile() && entry.name.endsWith('.md')) {
      yield { file: inside(root, absolutePath), absolutePath };
    }
  }
}

function inside(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function classify(file: string, absolutePath: string): LawFile | 'skipped' | 'unknown' | 'not-a-text' {
  const segments = categorySegments(file);
  const fileName = segments.at(-1) ?? '';
  const [category, ...rest] = segments.slice(0, -1);
  // README.md and templates stand at the top; `_index.md` are headings of the collection's own web site.
  if (category === undefined || fileName === '_index.md' || fileName === 'README.md') return 'not-a-text';
  if (OTHER_CATEGORIES.has(category)) return 'skipped';
  const kind = KIND_BY_FOLDER[category];
  if (kind === undefined) return 'unknown';
  const match = FILE_NAME.exec(fileName);
  return { file, absolutePath, kind, name: (match?.[1] ?? fileName).trim(), date: match?.[2] ?? null, subfolder: rest.at(0) ?? null };
}

/** The path from the category folder on: packages of provinces (`DLC/上海地方法规/…`) and an older wrapper folder stand before it. */
function categorySegments(file: string): string[] {
  const segments = file.split('/');
  if (segments[0] === 'DLC') return segments.slice(2);
  return segments[0] === '法律法规' ? segments.slice(1) : segments;
}
