import { inTransaction } from '@openhall/database';
import { forbidden, refused, unauthenticated, type Refused } from '@openhall/graphql-kit';
import { may } from '@openhall/permission';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { IdentityTables } from '../data/tables.ts';
import { identityTable, type IdentityEvent, type IdentityState } from '../rules/index.ts';

export type Trx = Transaction<IdentityTables>;

/** Who writes. A viewer is one. */
export type Actor = { readonly personId: string | null; readonly name: string; readonly roles: readonly string[] };

/** Who has the command line of the installation has all of it. */
export const OPERATOR: Actor = { personId: null, name: '命令行', roles: ['ADMINISTRATOR'] };

/** When something is done and by whom; null is nobody. */
export type Write = { readonly now: Date; readonly viewer: Actor | null };

/** A write by somebody who is known and may cause the event. */
export type Permitted = { readonly now: Date; readonly actor: Actor };

const WRONG_STATE: Readonly<Record<IdentityState, string>> = {
  UNIT_OPEN: '该单位没有撤销，不能这样操作。',
  UNIT_CLOSED: '该单位已撤销，不能这样操作；需要时请先恢复它。',
  PERSON_ACTIVE: '此人正在使用中，不能这样操作。',
  PERSON_INACTIVE: '此人已停用，不能这样操作；需要时请先重新启用。',
};

/**
 * The actor of a write, once the table says that they may cause the event in some state.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN: the gateway asks before; this is asked by every door
 */
export function permitted({ now, viewer }: Write, event: IdentityEvent): Permitted {
  if (viewer === null) throw unauthenticated();
  if (!may(identityTable, viewer.roles, event)) throw forbidden();
  return { now, actor: viewer };
}

/** A refusal where the actor may cause the event, but not in this state of the record. */
export function refusedInState({ actor }: Permitted, event: IdentityEvent, state: IdentityState): Refused | null {
  return may(identityTable, actor.roles, event, state) ? null : refused(WRONG_STATE[state]);
}

/**
 * Runs a write of this domain: one after the other, until the end of the transaction. What has to hold concerns several rows at
 * once (a circle of units, the last administrator), and there are few writes.
 */
export function inWrite<Result>(db: Kysely<IdentityTables>, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  return inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('openhall identity writes', 0))`.execute(trx);
    return work(trx);
  });
}
