import { setTimeout as delay } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { codeOf, BackupError } from './backup-error.ts';
import { quoted } from './catalogue.ts';
import { messages } from './messages.ts';

/** Statements, in the order in which they are to be run. */
async function statements(client: ClientBase, text: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(text);
  return rows.map(({ statement }) => statement);
}

async function runAll(client: ClientBase, list: readonly string[]): Promise<void> {
  for (const statement of list) await client.query(statement);
}

const OURS = 'c.relnamespace = current_schema()::regnamespace';

const ATTEMPTS = 20;
const PAUSE_MS = 200;

/**
 * Keeps everybody else out until the end of the transaction. A running site holds one table while it waits for another, as this does, in another
 * order: so whoever waits too long here lets go of everything and begins again.
 *
 * @throws BackupError where the site is too busy
 */
export async function lockEverything(client: ClientBase, derived: readonly string[], signal: AbortSignal): Promise<void> {
  const { rows } = await client.query<{ list: string | null }>(
    `select string_agg(c.oid::regclass::text, ', ') as list from pg_class c join pg_namespace n on n.oid = c.relnamespace where (${OURS} or n.nspname = any($1)) and c.relkind in ('r', 'p', 'v')`,
    [derived],
  );
  const list = rows[0]?.list ?? null;
  if (list === null) return;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      // Longer than the server takes to find who waits for whom, and to send its own upkeep away.
      await client.query("savepoint locking; set local lock_timeout = '3s'");
      await client.query(`lock table ${list} in access exclusive mode`);
      await client.query('set local lock_timeout = 0; release savepoint locking');
      return;
    } catch (error) {
      if (!['40P01', '55P03'].includes(codeOf(error))) throw error;
      await client.query('rollback to savepoint locking');
      if (attempt === ATTEMPTS) throw new BackupError(messages.databaseBusy, { cause: error });
      await delay(PAUSE_MS);
    }
  }
}

/** Removes every table, view, sequence, type and function of the schema, but what an extension brought, and the derived schemas whole. */
export async function dropEverything(client: ClientBase, derived: readonly string[]): Promise<void> {
  for (const schema of derived) await client.query(`drop schema if exists ${quoted(schema)} cascade`);
  const ofExtension = (catalogue: string, oid: string) => `exists (select from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype in ('e', 'i'))`;
  await runAll(
    client,
    await statements(
      client,
      `select format('drop %s if exists %s cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end, c.oid::regclass) as statement
       from pg_class c where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not ${ofExtension('pg_class', 'c.oid')}`,
    ),
  );
  await runAll(
    client,
    await statements(
      client,
      `select format('drop type if exists %s cascade', t.oid::regtype) as statement from pg_type t left join pg_class c on c.oid = t.typrelid
       where t.typnamespace = current_schema()::regnamespace and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c') and not ${ofExtension('pg_type', 't.oid')}`,
    ),
  );
  await runAll(
    client,
    await statements(
      client,
      `select format('drop routine if exists %s cascade', p.oid::regprocedure) as statement from pg_proc p
       where p.pronamespace = current_schema()::regnamespace and not ${ofExtension('pg_proc', 'p.oid')}`,
    ),
  );
}

/** What would stand in the way of rows that come table by table. */
export type SetAside = { readonly putBack: () => Promise<void> };

/**
 * Takes foreign keys and triggers off the tables, as the owner may without being a superuser. Keys are made anew afterwards, which reads every
 * row: what does not hold is found, whatever the order in which the tables came.
 */
export async function setAside(client: ClientBase): Promise<SetAside> {
  const keys = await client.query<{ name: string; drop: string; add: string }>(
    `select k.conname as name, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop,
       format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as add
     from pg_constraint k join pg_class c on c.oid = k.conrelid where ${OURS} and k.contype = 'f' and k.conparentid = 0 order by c.relname, k.conname`,
  );
  const triggers = await client.query<{ disable: string; enable: string }>(
    `select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as disable,
       format('alter table %s enable %s trigger %I', t.tgrelid::regclass, case t.tgenabled when 'A' then 'always' else '' end, t.tgname) as enable
     from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${OURS} and not t.tgisinternal and t.tgparentid = 0 and t.tgenabled in ('O', 'A')`,
  );
  await runAll(client, keys.rows.map((key) => key.drop));
  await runAll(client, triggers.rows.map((trigger) => trigger.disable));
  return {
    putBack: async () => {
      for (const { name, add } of keys.rows) {
        await client.query(add).catch((error: unknown) => {
          throw codeOf(error) === '23503' ? new BackupError(messages.brokenKey(name), { cause: error }) : error;
        });
      }
      await runAll(client, triggers.rows.map((trigger) => trigger.enable));
    },
  };
}

/** Views that keep their rows were filled from empty tables. */
export async function refreshViews(client: ClientBase): Promise<void> {
  await runAll(client, await statements(client, `select format('refresh materialized view %s', c.oid::regclass) as statement from pg_class c where ${OURS} and c.relkind = 'm' and c.relispopulated order by c.oid`));
}
