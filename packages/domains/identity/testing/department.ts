import type { Kysely } from 'kysely';
import type { IdentityTables } from '../data/tables.ts';
import type { Role } from '../rules/index.ts';
import { createIdentity, type Identity } from '../service.ts';
import { OPERATOR, type Write } from '../use-cases/write.ts';

export const now = new Date('2026-11-24T01:00:00Z');
export const asOperator: Write = { now, viewer: OPERATOR };

/** The use cases over a database. */
export function identityOver(db: Kysely<IdentityTables>): Identity {
  return createIdentity({ db, eventsOf: () => [], signInWays: { passkey: false, oidcName: null } });
}

/** An outcome of the kind that was expected; anything else is shown. */
export function expectOutcome<Outcome extends { readonly __typename: string }, Kind extends Outcome['__typename']>(outcome: Outcome, kind: Kind): Extract<Outcome, { readonly __typename: Kind }> {
  if (outcome.__typename !== kind) throw new Error(`expected ${kind}: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Outcome, { readonly __typename: Kind }>;
}

export async function addUnit(identity: Identity, code: string, parentId: string | null = null) {
  return expectOutcome(await identity.createUnit({ code, name: `${code}处`, parentId, sortOrder: 0 }, asOperator), 'UnitSaved').unit;
}

export async function addPerson(identity: Identity, staffNumber: string, unitId: string, roles: readonly Role[], inChargeOfUnitIds: readonly string[] = []) {
  const input = { staffNumber, name: `示例${staffNumber}`, unitId, roles, postIds: [], inChargeOfUnitIds };
  return expectOutcome(await identity.createPerson(input, asOperator), 'CredentialsIssued').person;
}

/** What was recorded of a record, oldest first. */
export async function eventsOf(db: Kysely<IdentityTables>, subjectId: string) {
  const rows = await db.selectFrom('account_events').select(['kind', 'actor_name', 'version', 'changes']).where('subject_id', '=', subjectId).orderBy('id').execute();
  return rows.map((row) => ({ kind: row.kind, actor: row.actor_name, version: row.version, changes: row.changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`) }));
}
