import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AttachmentInput, DocumentInput, RelationInput } from '../../data/document-input.ts';
import { documentId } from '../../data/identity.ts';
import { DOCUMENT_KINDS, LARGEST_ATTACHMENT } from '../../rules/index.ts';
import { LONGEST_TITLE, RecordRefused } from '../shared/refusal.ts';
import { houseMarkup } from './house-markup.ts';

const ID = /^[0-9a-hjkmnp-tv-z]{13}$/;
const LONGEST_LINE = 2000;

const line = z.string().max(LONGEST_LINE);
const date = z.iso.date().nullable();
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const attachment = z.object({
  name: line,
  mediaType: line,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  path: z.string().regex(/^attachments\/[0-9a-f]{64}(?:\.[a-z0-9]{1,10})?$/),
});

const documentSchema = z.object({
  id: z.string().regex(ID),
  source: z.object({ system: line.min(1), key: line.min(1) }),
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string().min(1).max(LONGEST_TITLE),
  indexNumber: line.nullable(),
  documentNumber: line.nullable(),
  documentNumberAliases: z.array(line).max(100),
  issuer: line.min(1),
  column: line.nullable(),
  topic: line.nullable(),
  keywords: z.array(line).max(200),
  summary: z.string().nullable(),
  author: line.nullable(),
  editor: line.nullable(),
  sourceName: line.nullable(),
  sourceUrl: z.url({ protocol: /^https?$/ }).nullable(),
  writtenOn: date,
  sourcePublishedOn: date,
  publishedAt: instant,
  embargoUntil: instant.nullable(),
  effectiveFrom: date,
  effectiveTo: date,
  suspendedFrom: date,
  suspendedUntil: date,
  statedStatus: z.enum(['EXPIRED', 'REPEALED', 'AMENDED', 'SUSPENDED']).nullable(),
  statusInferred: z.boolean(),
  statusBasis: line.nullable(),
  textFamily: line.nullable(),
  revision: z.object({ changeNote: line.nullable() }),
  bodyHtml: z.string().min(1),
  bodyText: z.string(),
  outline: z.array(z.object({ anchor: line, level: z.int().min(1).max(3), title: line })),
  attachments: z.array(attachment).max(200),
});

const relationSchema = z.object({
  fromId: z.string().regex(ID),
  toId: z.string().regex(ID),
  relation: z.enum(['INTERPRETS', 'AMENDS', 'REPEALS']),
  effectiveOn: date,
  inferred: z.boolean(),
  basis: line.nullable(),
});

/** What a record becomes here depends on this installation. */
export type ArchiveSettings = {
  /** Whether this site has a column of that slug. */
  readonly hasColumn: (slug: string) => boolean;
  /** Names under which this department issues. */
  readonly ownIssuers: ReadonlySet<string>;
};

/**
 * One line of `documents.jsonl` with its files.
 *
 * @throws RecordRefused when it is no such record, or a file of it is missing or altered
 */
export async function archivedDocument(text: string, folder: string, { hasColumn, ownIssuers }: ArchiveSettings): Promise<DocumentInput> {
  const record = parse(documentSchema, text);
  const { id, source, issuer, column, revision, attachments, bodyHtml, ...facts } = record;
  // The address is made from the natural key: with another key the record would stand under an address it does not say.
  if (documentId(source.system, source.key) !== id) throw new RecordRefused('id 与 source 不符');
  const files: AttachmentInput[] = [];
  for (const file of attachments) files.push({ name: file.name, mediaType: file.mediaType, bytes: await contentOf(folder, file) });
  return {
    ...facts,
    source: source.system,
    sourceKey: source.key,
    issuer: { name: issuer, own: ownIssuers.has(issuer) },
    columnSlug: column !== null && hasColumn(column) ? column : null,
    bodyHtml: houseMarkup(bodyHtml),
    attachments: files,
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    changeNote: revision.changeNote,
  };
}

/**
 * One line of `relations.jsonl`.
 *
 * @throws RecordRefused when it is no such record
 */
export function archivedRelation(text: string): RelationInput {
  return parse(relationSchema, text);
}

function parse<Output>(schema: z.ZodType<Output>, text: string): Output {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RecordRefused('不是有效的 JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map((issue) => issue.path.join('.')));
  throw new RecordRefused(`记录不完整：字段 ${[...fields].join('、')} 缺失或类型不对`);
}

async function contentOf(folder: string, { name, path, sha256 }: z.infer<typeof attachment>): Promise<Uint8Array> {
  const file = join(folder, path);
  const entry = await lstat(file).catch(() => null);
  if (entry?.isFile() !== true) throw new RecordRefused(`缺少附件“${name}”（${path}）`);
  if (entry.size > LARGEST_ATTACHMENT) throw new RecordRefused(`附件“${name}”过大`);
  const bytes = await readFile(file);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new RecordRefused(`附件“${name}”与记录的摘要不符`);
  return bytes;
}
