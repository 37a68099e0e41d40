import { createHash } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import { clearFailures, deleteSessions, insertUser, replaceCredentials } from '../data/credentials.ts';
import { recordEvent } from '../data/events.ts';
import { insertPerson } from '../data/person-repository.ts';
import type { IdentityTables } from '../data/tables.ts';
import { insertPost, insertUnit } from '../data/unit-repository.ts';
import { isRole, type Role } from '../rules/index.ts';
import { findPerson, savedPerson } from './person-records.ts';
import { inWrite, OPERATOR, type Trx } from './write.ts';

/** The invented department that a demonstration shows. */
export type Demonstration = {
  readonly units: readonly { readonly code: string; readonly name: string; readonly posts: readonly string[] }[];
  readonly people: readonly {
    readonly staffNumber: string;
    readonly name: string;
    readonly role: string;
    readonly unit: string;
    readonly post: string | null;
    readonly inChargeOf: readonly string[];
  }[];
};

/** Identifiers made from names: so these people are known again for what they are, and nobody real is taken for one of them. */
function demoId(kind: 'unit' | 'post' | 'person', name: string): string {
  const hex = createHash('sha256').update(`openhall demonstration ${kind} ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The accounts of a demonstration: made, and kept out. */
export function demonstrationUseCases(db: Kysely<IdentityTables>) {
  return {
    /** Makes sure that every invented person is there and can sign in with this password; what else was changed of them stays. */
    ensureDemonstrationPeople: async ({ units, people }: Demonstration, password: string, now: Date): Promise<void> => {
      const hash = await hashPassword(password);
      await inWrite(db, async (trx) => {
        const stamp = { at: now, by: OPERATOR.name };
        for (const [index, unit] of units.entries()) await ensureUnit(trx, unit, index, stamp);
        for (const person of people) {
          const id = demoId('person', person.staffNumber);
          if ((await findPerson(trx, id, now)) === undefined) await addPerson(trx, id, person, hash, now);
          else await ensurePassword(trx, id, person.staffNumber, { password, hash, now });
        }
      });
    },

    /** Keeps every invented person out, whoever else can sign in: for production. Returns how many could until now. */
    keepDemonstrationOut: ({ people }: Pick<Demonstration, 'people'>, now: Date): Promise<number> =>
      inWrite(db, async (trx) => {
        const ids = people.map(({ staffNumber }) => demoId('person', staffNumber));
        const active = await trx.updateTable('people').set(({ eb }) => ({ active: false, version: eb('version', '+', 1), updated_at: now, updated_by: OPERATOR.name })).where('id', 'in', ids).where('active', '=', true).returning(['id', 'version']).execute();
        for (const { id, version } of active) {
          await deleteSessions(trx, id);
          await recordEvent(trx, { kind: 'PERSON_DEACTIVATED', at: now, actor: OPERATOR, personId: id, subjectId: id, version });
        }
        return active.length;
      }),
  };
}

async function ensureUnit(trx: Trx, { code, name, posts }: Demonstration['units'][number], index: number, stamp: { readonly at: Date; readonly by: string }): Promise<void> {
  const id = demoId('unit', code);
  if ((await trx.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()) !== undefined) return;
  await insertUnit(trx, id, { code, name, parentId: null, sortOrder: index * 10 }, stamp);
  await recordEvent(trx, { kind: 'UNIT_CREATED', at: stamp.at, actor: OPERATOR, unitId: id, subjectId: id, version: 1 });
  for (const post of posts) await insertPost(trx, demoId('post', `${code} ${post}`), { unitId: id, name: post }, stamp);
}

async function addPerson(trx: Trx, id: string, { staffNumber, name, role, unit, post, inChargeOf }: Demonstration['people'][number], hash: string, now: Date): Promise<void> {
  const draft = {
    name,
    unitId: demoId('unit', unit),
    postIds: post === null ? [] : [demoId('post', `${unit} ${post}`)],
    roles: [role].filter((text): text is Role => isRole(text)),
    inChargeOfUnitIds: inChargeOf.map((code) => demoId('unit', code)),
  };
  await insertPerson(trx, id, staffNumber, draft, null, { at: now, by: OPERATOR.name });
  await insertUser(trx, { id, staffNumber, name, passwordHash: hash }, now);
  await savedPerson(trx, id, 'PERSON_CREATED', [], { now, actor: OPERATOR });
}

async function ensurePassword(trx: Trx, id: string, staffNumber: string, { password, hash, now }: { readonly password: string; readonly hash: string; readonly now: Date }): Promise<void> {
  const account = await trx.selectFrom('auth_accounts').select('password').where('userId', '=', id).where('providerId', '=', 'credential').executeTakeFirst();
  if (account?.password !== null && account !== undefined && (await verifyPassword({ hash: account.password, password }))) return;
  await replaceCredentials(trx, id, { passwordHash: hash, until: null, at: now });
  await clearFailures(trx, id, staffNumber);
}
