import { z } from 'zod';
import { DOCUMENT_KINDS } from '@openhall/publishing/rules';

const list = z.string().transform((text) => text.split('、'));
const keys = z.string().transform((text) => text.split(/\s+/u));

/** What stands above the first `---` of a text, one `name: value` a line. Dates are read by `readWhen`. */
const header = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string().min(4).max(120),
  summary: z.string().min(10).max(300),
  keywords: list.pipe(z.array(z.string().min(2)).min(1).max(8)),
  topic: z.string(),
  /** Unit that wrote it (拟稿处室), shown as the author. */
  unit: z.string(),
  /** 责任编辑. */
  editor: z.string().default('示例庚'),
  /** Issuing organ where it is not the department. */
  issuer: z.string().optional(),
  /** Series of the document number (示人社规); the serial is given when all texts are known. */
  series: z.string().optional(),
  written: z.string(),
  /** Working days from writing to publication. */
  lag: z.coerce.number().int().min(0).max(19).default(3),
  /** The origin's own day of publication, where another organ published first. */
  sourcePublished: z.string().optional(),
  effective: z.string().optional(),
  until: z.string().optional(),
  suspended: z.string().optional(),
  suspendedUntil: z.string().optional(),
  statusBasis: z.string().optional(),
  family: z.string().optional(),
  interprets: keys.optional(),
  amends: keys.optional(),
  repeals: keys.optional(),
  /** Where in this text it says so: 第三十条. */
  basis: z.string().optional(),
  state: z.enum(['DRAFT', 'PUBLISHED']).default('PUBLISHED'),
  attribute: z.enum(['ACTIVE', 'ON_REQUEST', 'WITHHELD']).default('ACTIVE'),
  /** Day from which it is public, where later than its publication. */
  embargo: z.string().optional(),
  /** Day on which it was withdrawn. */
  withdrawn: z.string().optional(),
});

type TextHeader = z.output<typeof header>;

/** A file as the text gives it: its own content, or a table of the body by number. */
export type TextFile = { readonly name: string; readonly content: string } | { readonly name: string; readonly table: number };

/** One later version: the edits that lead from the version before it, each found exactly once. */
export type TextRevision = {
  readonly on: string;
  readonly note: string;
  readonly edits: readonly { readonly from: string; readonly to: string }[];
};

/** A text of the demonstration as written, before any date or number is known. */
export type DemoText = {
  /** Folder and name of its file; what other texts refer to it by, and its stable key. */
  readonly key: string;
  readonly columnSlug: string | null;
  readonly header: TextHeader;
  readonly body: string;
  readonly files: readonly TextFile[];
  readonly revisions: readonly TextRevision[];
};

/** Texts of this folder stand in no column. */
const WITHOUT_COLUMN = 'department';
const PART = /^=== /mu;

/**
 * Reads one text file: header, `---`, body, then parts that begin with `=== `.
 *
 * @param key its path without the extension; the folder is the column
 * @throws Error naming the text and what is wrong
 */
export function parseText(key: string, raw: string): DemoText {
  const divider = raw.indexOf('\n---\n');
  if (divider === -1) throw new Error(`${key}: no line --- after the header`);
  const fields = raw.slice(0, divider).split('\n').map((line) => /^([a-zA-Z]+): (.+)$/u.exec(line));
  if (fields.includes(null)) throw new Error(`${key}: a line of the header is not "name: value"`);
  const parsed = header.safeParse(Object.fromEntries(fields.map((field) => [field?.[1], field?.[2]])));
  if (!parsed.success) throw new Error(`${key}: ${z.prettifyError(parsed.error)}`);
  const [body = '', ...parts] = raw.slice(divider + 5).split(PART);
  const folder = key.split('/')[0] ?? '';
  return {
    key,
    columnSlug: folder === WITHOUT_COLUMN ? null : folder,
    header: parsed.data,
    body: body.trim(),
    files: parts.filter((part) => part.startsWith('file ')).map((part) => readFile(key, part)),
    revisions: parts.filter((part) => part.startsWith('revision ')).map((part) => readRevision(key, part)),
  };
}

/** `file 名称.txt` and the content below it, or `file 名称.csv = table 1`. */
function readFile(key: string, part: string): TextFile {
  const [first = '', ...content] = part.slice('file '.length).split('\n');
  const table = /^(.+) = table (\d)$/u.exec(first.trim());
  if (table !== null) return { name: table[1] ?? '', table: Number(table[2]) };
  const text = content.join('\n').trim();
  if (text === '') throw new Error(`${key}: the file ${first} is empty`);
  return { name: first.trim(), content: text };
}

/** `revision DATE`, `note: …`, then pairs of `- old words` and `+ new words` (`\n` for a line break). */
function readRevision(key: string, part: string): TextRevision {
  const [first = '', note = '', ...lines] = part.trim().split('\n');
  const edits: { from: string; to: string }[] = [];
  for (const line of lines.filter((text) => text !== '')) {
    const text = line.slice(2).replaceAll('\\n', '\n');
    if (line.startsWith('- ')) edits.push({ from: text, to: '' });
    else if (line.startsWith('+ ')) edits.splice(-1, 1, { from: edits.at(-1)?.from ?? '', to: text });
    else throw new Error(`${key}: "${line}" is no edit`);
  }
  return { on: first.slice('revision '.length).trim(), note: note.replace(/^note: /u, ''), edits };
}
