import type { Transaction } from 'kysely';
import type { AccountEventKind, FieldChange, IdentityTables } from './tables.ts';

/** Something that happened, as it is recorded. */
export type AccountEventInput = {
  readonly kind: AccountEventKind;
  readonly at: Date;
  readonly actor: { readonly personId: string | null; readonly name: string };
  readonly personId?: string;
  readonly unitId?: string;
  /** The record it happened to: a person, a unit or a post. */
  readonly subjectId: string;
  /** The record's version after it; left out where the record did not change. */
  readonly version?: number;
  readonly changes?: readonly FieldChange[];
};

/** Records an event in the transaction that makes it happen. */
export async function recordEvent(trx: Transaction<IdentityTables>, { kind, at, actor, personId, unitId, subjectId, version, changes = [] }: AccountEventInput): Promise<void> {
  await trx
    .insertInto('account_events')
    .values({
      kind,
      at,
      actor_id: actor.personId,
      actor_name: actor.name,
      person_id: personId ?? null,
      unit_id: unitId ?? null,
      subject_id: subjectId,
      version: version ?? null,
      changes: JSON.stringify(changes),
    })
    .execute();
}
