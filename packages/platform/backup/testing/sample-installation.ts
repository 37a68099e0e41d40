import { databaseMigrations, migrate, type Migration } from '@openhall/database';
import type pg from 'pg';

/** Everything a migration may make that rows could trip over: keys in a circle, triggers that refuse, values computed by the database, sequences. */
const tables: Migration = {
  name: '20260101T000000_create_sample',
  sql: `
    create type mood as enum ('glad', 'sad');
    create domain short_text as text check (length(value) < 200);
    create function doubled(amount bigint) returns bigint language sql immutable as 'select amount * 2';
    create table accounts (
      id bigint generated always as identity primary key,
      name short_text not null,
      balance bigint not null,
      twice bigint generated always as (doubled(balance)) stored,
      favourite bigint
    );
    create table entries (
      "order" serial primary key,
      account bigint not null references accounts deferrable initially deferred,
      amount bigint not null,
      words tsvector,
      at timestamptz not null default now()
    );
    alter table accounts add foreign key (favourite) references entries ("order");
    create index entries_words on entries using gin (words);
    create table "Odd ""Name""" (payload jsonb, bytes bytea, ratio double precision, moods mood[], span interval, day date, note text);
    create table journal (number int primary key, line text not null);
    create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'rows of % are immutable', tg_table_name; end $$;
    create trigger journal_immutable before update or delete or truncate on journal execute function refuse_change();
    create trigger journal_closed before insert on journal for each row when (new.number < 0) execute function refuse_change();
    create view rich as select * from accounts where balance > 10;
    create materialized view sums as select account, sum(amount) as amount from entries group by account;
    insert into journal values (0, 'written by the migration');
  `,
};

export const sampleMigrations: readonly Migration[] = [...databaseMigrations, tables];

/** What a later version brings: it needs the rows that are there. */
export const laterMigration: Migration = {
  name: '20260201T000000_count_entries',
  sql: `alter table accounts add column entries_count int; update accounts a set entries_count = (select count(*) from entries e where e.account = a.id); alter table accounts alter column entries_count set not null`,
};

const CONTENT = `
  insert into accounts (name, balance) select '甲' || n, n * 3 from generate_series(1, 50) as n;
  insert into entries (account, amount, words) select 1 + n % 50, n, array_to_tsvector(array['工伤', '保险', n::text]) from generate_series(1, 500) as n;
  update accounts set favourite = id;
  delete from entries where "order" > 490;
  insert into "Odd ""Name""" values
    ('{"a": [1, null, "\\u4e2d"]}', '\\x00ff0a5c', 0.1, '{glad,sad}', '1 year 2 mons 3 days 04:05:06.789', '0044-03-15 BC', E'tab\\there\\nnew line \\\\N \\r and ''quotes'''),
    (null, null, 'NaN', '{}', null, 'infinity', ''), (null, null, 1e300, null, '-1 day', null, null);
  insert into journal select n, repeat('长', 3000) || n from generate_series(1, 40) as n;
  insert into cache_generations values ('sample', 7);
  refresh materialized view sums;
`;

/** Brings an empty database to the sample's schema and fills it. */
export async function fillSample(pool: pg.Pool, now: Date): Promise<void> {
  await migrate(pool, sampleMigrations, now);
  await pool.query(CONTENT);
}

/** Every row of every table and view as text, and where the sequences stand: read in another way than a backup reads them. */
export async function contentOf(pool: pg.Pool): Promise<Record<string, readonly string[]>> {
  const { rows: tablesAndViews } = await pool.query<{ name: string }>("select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') order by 1");
  const content: Record<string, readonly string[]> = {};
  for (const { name } of tablesAndViews) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t order by 1`);
    content[name] = rows.map(({ line }) => line);
  }
  const { rows: sequences } = await pool.query<{ line: string }>("select sequencename || ' ' || coalesce(last_value::text, 'unused') as line from pg_sequences order by 1");
  content['sequences'] = sequences.map(({ line }) => line);
  return content;
}

/** Keys, checks, indexes and triggers as the database prints them: a restore takes some of them off and must put them back. */
export async function schemaOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as line from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal order by 1`);
  return rows.map(({ line }) => line);
}
