-- What happened to published records, and a Merkle log (RFC 9162) over it. Rows are added in the transaction of the change they
-- record; folding them into the log comes after, in one place, so that writers never wait for each other because of it.

create table ledger_events (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor text not null,
  subject_kind text not null check (subject_kind ~ '^[a-z][a-z-]*$'),
  subject_id text not null,
  change text not null check (change in ('PUBLISHED', 'REVISED', 'WITHDRAWN')),
  ref jsonb not null,
  fields text[] not null,
  content_digest bytea,
  content_salt bytea,
  record_digest bytea not null,
  record_salt bytea not null,
  leaf_hash bytea not null,
  code text not null unique,
  leaf_index bigint unique
);
comment on table ledger_events is 'Changes of published records. Append only: a trigger lets nothing change but the place in the log, once, and nothing be removed but a content''s salt.';
comment on column ledger_events.ref is 'What the owner of the subject needs to derive the content again, e.g. the number of a revision.';
comment on column ledger_events.content_salt is 'Without it the digest says nothing of the content: removed together with a text that has to be forgotten.';
create index ledger_events_subject on ledger_events (subject_kind, subject_id, id desc);
create index ledger_events_waiting on ledger_events (id) where leaf_index is null;

create function ledger_events_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and (old.id, old.at, old.actor, old.subject_kind, old.subject_id, old.change, old.ref, old.fields, old.content_digest, old.record_digest, old.record_salt, old.leaf_hash, old.code)
      is not distinct from (new.id, new.at, new.actor, new.subject_kind, new.subject_id, new.change, new.ref, new.fields, new.content_digest, new.record_digest, new.record_salt, new.leaf_hash, new.code)
    and (old.leaf_index is null or old.leaf_index is not distinct from new.leaf_index)
    and (new.content_salt is null or old.content_salt is not distinct from new.content_salt)
  then
    return new;
  end if;
  raise exception 'events of the ledger are not altered' using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_events_append_only before update or delete on ledger_events for each row execute function ledger_events_guard();

-- Complete subtrees only: they never change, and every hash a proof needs is made of a few of them.
create table ledger_nodes (
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  primary key (level, position)
);

create table ledger_checkpoints (
  size bigint primary key check (size > 0),
  at timestamptz(3) not null,
  root bytea not null,
  note text not null,
  key text not null
);
comment on table ledger_checkpoints is 'Signed heads of the log, as a C2SP checkpoint in a signed note, with the key that checks it. Given out: never altered, never removed.';
