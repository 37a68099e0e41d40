import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import { deriveValidity, type DocumentKind, type DocumentStatus, type Validity, type ValidityFacts } from '../rules/index.ts';
import { slot } from './statements.ts';
import { statusExpression } from './status-expression.ts';
import type { OutlineItem } from './tables.ts';

/**
 * The one way to read documents: rows that are public at the instant of the request (slot `at`), as a table expression.
 * Every statement of the domain starts from it; nothing but the repository names the table.
 */
export const PUBLIC_DOCUMENTS: RawBuilder<unknown> = sql`public_documents(${slot('at')}::timestamptz)`;

/**
 * What a text still under embargo will do is no public knowledge yet: until then the first effect of a public text stands.
 * The hidden effect is the earliest of all, so the public one lies after it, still to come: its basis is not shown before its day.
 */
const shownEffect = (name: 'amended' | 'repealed', relation: 'AMENDS' | 'REPEALS') => {
  const projected = sql.ref(`d.${name}_on`);
  return sql`case when ${sql.ref(`d.${name}_public_from`)} > ${slot('at')}::timestamptz then (
      select min(coalesce(e.effective_on, s.effective_from, s.written_on, s.listed_on))
      from document_relations e join ${PUBLIC_DOCUMENTS} s on s.id = e.from_id
      where e.to_id = d.id and e.relation = ${sql.lit(relation)} and coalesce(e.effective_on, s.effective_from, s.written_on, s.listed_on) >= ${projected}
    ) else ${projected} end`;
};

/** What validity is derived from, as read. */
export type ValidityColumns = ValidityFacts & { readonly hasValidity: boolean };

/** A public document under the names GraphQL uses. Which groups of it were read depends on what was selected. */
export type PublicDocument = ValidityColumns & {
  readonly id: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly writtenOn: LocalDate | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly listedOn: LocalDate;
  readonly issuer: { readonly id: string; readonly name: string; readonly own: boolean };
  readonly status: DocumentStatus | null;
  readonly documentNumberAliases: string[];
  readonly topic: string | null;
  readonly keywords: string[];
  readonly summary: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly sourcePublishedOn: LocalDate | null;
  readonly columnSlug: string | null;
  readonly textFamily: string | null;
  readonly revisionNumber: number;
  /** Only where the body was read with the document; otherwise through its loader. */
  readonly bodyHtml?: string;
  readonly outline?: OutlineItem[];
};

/** A document row as the driver returns it. */
export type DocumentRecord = Omit<PublicDocument, 'issuer' | 'status'> & {
  readonly issuerId: string;
  readonly issuerName: string;
  readonly issuerOwn: boolean;
  /** Only where the database derived it (group `status`). */
  readonly status?: DocumentStatus | null;
};

/** Columns are read in groups, by what the request selects, so that the number of different statements stays small. */
export type DocumentGroups = {
  /** The status alone, derived by the database: what a list shows, for one column instead of fifteen. */
  readonly status: boolean;
  /** What validity is derived from. */
  readonly validity: boolean;
  /** Everything else a document page shows. */
  readonly detail: boolean;
  /** The text itself, from the current revision. */
  readonly body: boolean;
};

/** All but the text: for documents reached from another document, whose selection is not looked at. */
export const WITHOUT_BODY: DocumentGroups = { status: false, validity: true, detail: true, body: false };

const VALIDITY_FIELDS = ['validity', 'effectiveFrom', 'effectiveTo'];
const BODY_FIELDS = ['bodyHtml', 'outline'];
/** Always read, or read by statements of their own that need no more than what is always read. */
const CORE_FIELDS = ['status', 'id', 'title', 'kind', 'indexNumber', 'documentNumber', 'writtenOn', 'publishedAt', 'listedOn', 'issuer', '__typename'];
const LOADED_FIELDS = ['attachments', 'revisions', 'interpretations', 'interprets', 'amends', 'amendedBy', 'repeals', 'repealedBy', 'publicationDue'];
const OUTSIDE_DETAIL = new Set([...CORE_FIELDS, ...LOADED_FIELDS, ...VALIDITY_FIELDS, ...BODY_FIELDS]);

/**
 * The column groups a selection needs. A field this list does not know counts as detail.
 *
 * @param selected paths from `selectedPaths`
 * @param prefix where the document stands below the field, e.g. `edges.node.`
 */
export function documentGroups(selected: ReadonlySet<string>, prefix = ''): DocumentGroups {
  const known = remembered.get(selected)?.get(prefix);
  if (known !== undefined) return known;
  const groups = groupsOf(selected, prefix);
  remembered.set(selected, new Map(remembered.get(selected)).set(prefix, groups));
  return groups;
}

/** By selection, which is itself remembered by manifest document. */
const remembered = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, DocumentGroups>>();

function groupsOf(selected: ReadonlySet<string>, prefix: string): DocumentGroups {
  const needs = (fields: readonly string[]) => fields.some((field) => selected.has(prefix + field));
  let detail = false;
  for (const path of selected) {
    if (detail || !path.startsWith(prefix)) continue;
    const field = path.slice(prefix.length);
    detail = !field.includes('.') && !OUTSIDE_DETAIL.has(field);
  }
  const validity = needs(VALIDITY_FIELDS);
  return { status: !validity && needs(['status']), validity, detail, body: needs(BODY_FIELDS) };
}

/** The groups as part of a statement's shape. */
export function groupsShape({ status, validity, detail, body }: DocumentGroups): string {
  return `${status ? 'status ' : ''}${validity ? 'validity ' : ''}${detail ? 'detail ' : ''}${body ? 'body' : ''}`;
}

const CORE_COLUMNS = `d.id, d.title, d.kind, d.index_number as "indexNumber", d.document_number as "documentNumber", d.written_on as "writtenOn",
  greatest(d.published_at, d.embargo_until) as "publishedAt", d.listed_on as "listedOn", i.id as "issuerId", i.name as "issuerName", i.own as "issuerOwn"`;
const VALIDITY_COLUMNS = sql`d.has_validity as "hasValidity", d.effective_from as "effectiveFrom", d.effective_to as "effectiveTo",
  ${shownEffect('amended', 'AMENDS')} as "amendedOn", d.amended_inferred as "amendedInferred", d.amended_basis as "amendedBasis",
  ${shownEffect('repealed', 'REPEALS')} as "repealedOn", d.repealed_inferred as "repealedInferred", d.repealed_basis as "repealedBasis",
  d.suspended_from as "suspendedFrom", d.suspended_until as "suspendedUntil",
  d.stated_status as "statedStatus", d.status_inferred as "statusInferred", d.status_basis as "statusBasis"`;
const DETAIL_COLUMNS = `d.document_number_aliases as "documentNumberAliases", d.topic, d.keywords, d.summary, d.author, d.editor,
  d.source_name as "source", d.source_url as "sourceUrl", d.source_published_on as "sourcePublishedOn",
  greatest(d.updated_at, d.published_at, d.embargo_until) as "updatedAt", d.column_slug as "columnSlug", d.text_family as "textFamily", d.revision_number as "revisionNumber"`;
const BODY_COLUMNS = `r.body_html as "bodyHtml", r.outline`;

/** SELECT list for `d` (documents) and `i` (issuers), and for `r` (current revision) where the body is wanted. Needs slot `today` for the status and `at` for the validity. */
export function documentColumns({ status, validity, detail, body }: DocumentGroups): RawBuilder<unknown> {
  return sql.join([
    sql.raw(CORE_COLUMNS),
    ...(validity ? [VALIDITY_COLUMNS] : []),
    ...(detail ? [sql.raw(DETAIL_COLUMNS)] : []),
    ...(body ? [sql.raw(BODY_COLUMNS)] : []),
    ...(status ? [sql`${statusExpression('d')} as status`] : []),
  ]);
}

/** Joins that `documentColumns` needs. The issuer comes with the row: a loader would cost 1.7× the processor time of the join. */
export function documentJoins({ body }: DocumentGroups): RawBuilder<unknown> {
  return sql.raw(`join issuers i on i.id = d.issuer_id${body ? ' join document_revisions r on r.document_id = d.id and r.number = d.revision_number' : ''}`);
}

/** A record as the document GraphQL shows, its validity as of `today`. The record itself is completed: it is nobody else's. */
export function toPublicDocument<Row extends DocumentRecord>(record: Row, today: LocalDate): PublicDocument & Row {
  return Object.assign(record, {
    issuer: { id: record.issuerId, name: record.issuerName, own: record.issuerOwn },
    // Where neither group was read, nobody asked for it.
    status: record.status ?? validityOf(record, today)?.status ?? null,
  });
}

/** Validity on a day; null where the kind has none (and where the validity columns were not read). */
export function validityOf(columns: ValidityColumns, today: LocalDate): Validity | null {
  return columns.hasValidity ? deriveValidity(columns, today) : null;
}
