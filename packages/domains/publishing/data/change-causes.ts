import { sql, type RawBuilder } from 'kysely';
import { REVISION_WAS_PUBLIC } from './part-queries.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { slot } from './statements.ts';
import { statusExpression } from './status-expression.ts';

/** What can happen to a record in the eyes of the public. */
export type ChangeKind = 'PUBLISHED' | 'REVISED' | 'WITHDRAWN' | 'VALIDITY_CHANGED';

/** One cause of changes as a part of a statement. Needs slots `at`, `today` and `zone`. */
export type ChangeCause = {
  readonly kind: ChangeKind;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** The instant of the change. */
  readonly at: RawBuilder<unknown>;
  /** The day of the change where it has no instant of its own; null where it has one. */
  readonly day: RawBuilder<unknown> | null;
  /** What an index gives in the order of `at`. */
  readonly order: RawBuilder<unknown>;
  readonly documentId: RawBuilder<unknown>;
  /** Of the revision; 0 where the change is none. */
  readonly number: RawBuilder<unknown>;
  readonly note: RawBuilder<unknown>;
  /** The validity from then on, where it is what changed. */
  readonly status: RawBuilder<unknown>;
};

const ID = sql.ref('d.id');
const NONE = sql`null::text`;
// With its type: a bare number in ORDER BY would be the place of a column.
const ZERO = sql`0::integer`;
// As in the index documents_public_from.
const PUBLIC_FROM = sql`greatest(d.published_at, d.embargo_until)`;

const PUBLISHED: ChangeCause = { kind: 'PUBLISHED', from: sql`${PUBLIC_DOCUMENTS} d`, where: sql`true`, at: PUBLIC_FROM, day: null, order: PUBLIC_FROM, documentId: ID, number: ZERO, note: NONE, status: NONE };

/** A version that took the place of one the public could read, and could be read itself from that moment on. */
const REVISED: ChangeCause = {
  kind: 'REVISED',
  from: sql`document_revisions r join ${PUBLIC_DOCUMENTS} d on d.id = r.document_id`,
  where: sql`r.replaced_public and r.created_at > ${PUBLIC_FROM} and ${REVISION_WAS_PUBLIC}`,
  at: sql.ref('r.created_at'),
  day: null,
  order: sql.ref('r.created_at'),
  documentId: ID,
  number: sql.ref('r.number'),
  note: sql.ref('r.change_note'),
  status: NONE,
};

/** Of what is withdrawn only that is said: see `removed_documents`. */
const WITHDRAWN: ChangeCause = {
  kind: 'WITHDRAWN',
  from: sql`removed_documents(${slot('at')}::timestamptz) d`,
  where: sql`true`,
  at: sql.ref('d.withdrawn_at'),
  day: null,
  order: sql.ref('d.withdrawn_at'),
  documentId: ID,
  number: ZERO,
  note: NONE,
  status: NONE,
};

/** Dates on which, or on the day after which, a validity may turn. */
const TURNS = [
  { column: 'effective_from', daysAfter: 0 },
  { column: 'effective_to', daysAfter: 1 },
  { column: 'amended_on', daysAfter: 0 },
  { column: 'repealed_on', daysAfter: 0 },
  { column: 'suspended_from', daysAfter: 0 },
  { column: 'suspended_until', daysAfter: 1 },
] as const;

const zoned = (instant: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${instant} at time zone ${slot('zone')}::text)::date`;

/**
 * A day on which the validity of a text that was already public is another than on the day before. What turned earlier, on a
 * day when this site did not show the text yet, changed nothing here. Days to come are told on the document's own page.
 */
function validityTurned({ column, daysAfter }: (typeof TURNS)[number], earlier: readonly RawBuilder<unknown>[]): ChangeCause {
  const date = sql.ref(`d.${column}`);
  const day = sql`(${date} + ${sql.lit(daysAfter)})`;
  const status = statusExpression('d', day);
  // Nothing turned before this site had anything: the index need not be walked through decades of old law.
  const beginning = sql`(select ${zoned(sql`min(public_from)`)} - 1 from scheduled_publications)`;
  return {
    kind: 'VALIDITY_CHANGED',
    from: sql`${PUBLIC_DOCUMENTS} d`,
    where: sql`d.has_validity and ${date} >= ${beginning} and ${date} <= ${slot('today')}::date - ${sql.lit(daysAfter)} and ${day} > ${zoned(PUBLIC_FROM)}
      and ${status} is distinct from ${statusExpression('d', sql`(${date} + ${sql.lit(daysAfter - 1)})`)}
      ${sql.join(earlier.map((other) => sql`and ${day} is distinct from ${other}`), sql` `)}`,
    at: sql`(${day}::timestamp at time zone ${slot('zone')}::text)`,
    day,
    order: date,
    documentId: ID,
    number: ZERO,
    note: NONE,
    status,
  };
}

/** Two dates that turn a validity on one day are one change. */
const TURNED: readonly ChangeCause[] = TURNS.map((turn, place) => validityTurned(turn, TURNS.slice(0, place).map(({ column, daysAfter }) => sql`(${sql.ref(`d.${column}`)} + ${sql.lit(daysAfter)})`)));

/** Where changes of these kinds come from. */
export function changeCauses(kinds: readonly ChangeKind[]): readonly ChangeCause[] {
  return [PUBLISHED, REVISED, WITHDRAWN, ...TURNED].filter(({ kind }) => kinds.includes(kind));
}
