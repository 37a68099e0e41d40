import type { LocalDate } from '@openhall/statutory-time';
import { sql } from 'kysely';
import { isIdentifier } from './document-filter.ts';
import {
  documentColumns,
  documentJoins,
  groupsShape,
  PUBLIC_DOCUMENTS,
  toPublicDocument,
  WITHOUT_BODY,
  type DocumentGroups,
  type DocumentRecord,
  type PublicDocument,
} from './public-document.ts';
import { slot, type Statements } from './statements.ts';
import type { DocumentRelation, OutlineItem } from './tables.ts';

/** When a read happens: the instant for the gate, the business day for validity. */
export type ReadMoment = { readonly now: Date; readonly today: LocalDate };

/** Relations and other texts are short lists; this bounds one that is not. */
const MAX_RELATED = 50;

/** Public documents by identifier. Those that are not public are absent, whatever the reason. */
export async function readDocuments(statements: Statements, ids: readonly string[], groups: DocumentGroups, { now, today }: ReadMoment): Promise<Map<string, PublicDocument>> {
  const possible = ids.filter((id) => isIdentifier(id));
  if (possible.length === 0) return new Map();
  const [only] = possible;
  const rows =
    possible.length === 1
      ? await statements.read<DocumentRecord>(
          `document | ${groupsShape(groups)}`,
          (db) => sql<DocumentRecord>`select ${documentColumns(groups)} from ${PUBLIC_DOCUMENTS} d ${documentJoins(groups)} where d.id = ${slot('id')}::text`.compile(db),
          { at: now, today, id: only },
        )
      : await statements.read<DocumentRecord>(
          `documents | ${groupsShape(groups)}`,
          (db) => sql<DocumentRecord>`select ${documentColumns(groups)} from ${PUBLIC_DOCUMENTS} d ${documentJoins(groups)} where d.id = any(${slot('ids')}::text[])`.compile(db),
          { at: now, today, ids: possible },
        );
  return new Map(rows.map((row) => [row.id, toPublicDocument(row, today)]));
}

export type DocumentBody = { readonly bodyHtml: string; readonly outline: OutlineItem[] };

/** Current texts of public documents. */
export async function readBodies(statements: Statements, ids: readonly string[], { now }: ReadMoment): Promise<Map<string, DocumentBody>> {
  const rows = await statements.read<DocumentBody & { id: string }>(
    'bodies',
    (db) =>
      sql<DocumentBody & { id: string }>`select d.id, r.body_html as "bodyHtml", r.outline from ${PUBLIC_DOCUMENTS} d
        join document_revisions r on r.document_id = d.id and r.number = d.revision_number
        where d.id = any(${slot('ids')}::text[])`.compile(db),
    { at: now, ids },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** One relation of one document, from its own point of view. */
export type RelationKey = { readonly id: string; readonly relation: DocumentRelation; readonly direction: 'in' | 'out' };

/** A relation as a loader key: `id relation direction`. */
export function relationKey({ id, relation, direction }: RelationKey): string {
  return `${id} ${relation} ${direction}`;
}

/**
 * Documents related to public documents, newest first, for many relations (`relationKey`) at once. Both ends must be public: a draft that
 * repeals a text does not show on the text, nor the other way round.
 */
export async function readRelated(statements: Statements, keys: readonly string[], { now, today }: ReadMoment): Promise<Map<string, PublicDocument[]>> {
  const rows = await statements.read<DocumentRecord & { key: string }>(
    'relations',
    (db) =>
      sql<DocumentRecord & { key: string }>`
        with wanted as (
          select key, s.id, split_part(key, ' ', 2) as relation, split_part(key, ' ', 3) as direction
          from unnest(${slot('keys')}::text[]) as key join ${PUBLIC_DOCUMENTS} s on s.id = split_part(key, ' ', 1)
        ), other as (
          select w.key, x.to_id as id from wanted w join document_relations x on x.from_id = w.id and x.relation = w.relation where w.direction = 'out'
          union all
          select w.key, x.from_id from wanted w join document_relations x on x.to_id = w.id and x.relation = w.relation where w.direction = 'in'
        ), ranked as (
          select other.key, other.id, row_number() over (partition by other.key order by d.listed_on desc, d.id desc) as place
          from other join ${PUBLIC_DOCUMENTS} d on d.id = other.id
        )
        select ranked.key, ${documentColumns(WITHOUT_BODY)} from ranked join ${PUBLIC_DOCUMENTS} d on d.id = ranked.id ${documentJoins(WITHOUT_BODY)}
        where ranked.place <= ${MAX_RELATED} order by ranked.key, ranked.place`.compile(db),
    { at: now, keys },
  );
  return groupDocuments(rows, today);
}

/** Other dated texts of the same laws, newest first. Keys are document identifiers. */
export async function readOtherTexts(statements: Statements, ids: readonly string[], { now, today }: ReadMoment): Promise<Map<string, PublicDocument[]>> {
  const rows = await statements.read<DocumentRecord & { key: string }>(
    'other texts',
    (db) =>
      sql<DocumentRecord & { key: string }>`
        select s.id as key, ${documentColumns(WITHOUT_BODY)}
        from ${PUBLIC_DOCUMENTS} s join ${PUBLIC_DOCUMENTS} d on d.text_family = s.text_family and d.id <> s.id ${documentJoins(WITHOUT_BODY)}
        where s.id = any(${slot('ids')}::text[])
        order by s.id, d.listed_on desc, d.id desc`.compile(db),
    { at: now, ids },
  );
  return groupDocuments(rows, today, MAX_RELATED);
}

/** Rows of several keys, in order, as lists by key. */
export function groupDocuments(rows: readonly (DocumentRecord & { key: string })[], today: LocalDate, limit = Number.POSITIVE_INFINITY): Map<string, PublicDocument[]> {
  const lists = new Map<string, PublicDocument[]>();
  for (const row of rows) {
    const list = lists.get(row.key) ?? [];
    if (list.length < limit) list.push(toPublicDocument(row, today));
    lists.set(row.key, list);
  }
  return lists;
}
