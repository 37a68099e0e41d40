-- What the file store holds, what people are sending into it, and what was found in that.

create table stored_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  put_at timestamptz not null
);
comment on table stored_files is 'Catalogue of the file store: a row is written before the bytes and removed with them. Whoever needs a file refers to it by a foreign key; a file without any reference is removed a day after it was last put.';
create index stored_files_put_at on stored_files (put_at);

create table uploads (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  name text not null,
  owner_id text not null,
  owner_name text not null,
  state text not null check (state in ('RECEIVING', 'UPLOADED', 'SCANNING', 'CLEAN', 'FINDINGS', 'REFUSED', 'DISCARDED')),
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text references stored_files (sha256),
  media_type text,
  refusal text,
  waiting_for text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by_id text,
  acknowledged_by text,
  acknowledgement text,
  check (state in ('RECEIVING', 'REFUSED', 'DISCARDED') or sha256 is not null),
  check (state not in ('CLEAN', 'FINDINGS') or media_type is not null),
  check ((state = 'REFUSED') = (refusal is not null)),
  check (num_nulls(acknowledged_at, acknowledged_by_id, acknowledged_by, acknowledgement) in (0, 4)),
  check (acknowledged_at is null or state in ('FINDINGS', 'DISCARDED'))
);
comment on table uploads is 'Files that people sent, before anything is published. RECEIVING: not all of it is here; UPLOADED: waits for its examination; SCANNING: is examined; CLEAN, FINDINGS, REFUSED: what came of it.';
comment on column uploads.waiting_for is 'Why an examination could not be done yet, in words for its owner.';
create index uploads_newest on uploads (created_at desc, id desc);
create index uploads_owner_newest on uploads (owner_id, created_at desc, id desc);
create index uploads_unfinished on uploads (changed_at) where state in ('RECEIVING', 'UPLOADED', 'SCANNING');
create index uploads_sha256 on uploads (sha256) where sha256 is not null;

create table upload_findings (
  upload_id text not null references uploads (id),
  position integer not null,
  kind text not null,
  place text not null,
  excerpt text,
  count integer not null check (count > 0),
  primary key (upload_id, position)
);
comment on column upload_findings.excerpt is 'Masked: never what was found itself.';

create table upload_events (
  upload_id text not null references uploads (id),
  number integer not null,
  at timestamptz not null,
  actor_id text,
  actor text not null,
  event text not null check (event in ('RECEIVED', 'EXAMINED', 'ACKNOWLEDGED', 'DISCARDED', 'EXPIRED')),
  note text,
  primary key (upload_id, number)
);
comment on table upload_events is 'Who did what with an upload; rows are only ever added.';
