-- The read side of publishing: documents with immutable revisions under a mutable head.
-- Every public read goes through public_documents(at); see docs/adr/0004-one-visibility-gate.md.

create table issuers (
  id text primary key,
  name text not null unique,
  own boolean not null default false
);
comment on table issuers is 'Organs that issue documents. own = the department that runs this installation (art. 26 applies to its documents only).';

create table site_columns (
  slug text primary key check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  description text not null,
  keywords text[] not null default '{}',
  column_type text not null,
  update_days integer check (update_days > 0),
  position integer not null
);
comment on table site_columns is 'Configured columns (栏目). update_days: longest interval between two items before an inspection counts the column as stale; null for static columns.';

create table documents (
  id text primary key check (id ~ '^[0-9a-hjkmnp-tv-z]{13}$'),
  source_system text not null,
  source_key text not null,
  version integer not null default 1,
  publication_state text not null check (publication_state in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN')),
  disclosure_attribute text not null check (disclosure_attribute in ('ACTIVE', 'ON_REQUEST', 'WITHHELD')),
  published_at timestamptz,
  embargo_until timestamptz,
  withdrawn_at timestamptz,
  -- Projection of the current revision, kept by the repository in the writing transaction.
  revision_number integer not null,
  kind text not null,
  title text not null,
  index_number text,
  document_number text,
  document_number_aliases text[] not null default '{}',
  issuer_id text not null references issuers (id),
  column_slug text references site_columns (slug),
  topic text,
  keywords text[] not null default '{}',
  summary text,
  author text,
  editor text,
  source_name text,
  source_url text,
  written_on date,
  source_published_on date,
  listed_on date not null,
  -- What validity is derived from (rules/validity.ts and its SQL twin); null in all of them for kinds that have none.
  has_validity boolean not null,
  effective_from date,
  effective_to date,
  -- Projected from relations whose source is public (data/relations.ts), with what they rest on.
  amended_on date,
  amended_inferred boolean not null default false,
  amended_basis text,
  repealed_on date,
  repealed_inferred boolean not null default false,
  repealed_basis text,
  suspended_from date,
  suspended_until date,
  stated_status text check (stated_status in ('EXPIRED', 'REPEALED', 'AMENDED', 'SUSPENDED')),
  status_inferred boolean not null default false,
  status_basis text,
  text_family text,
  -- Search (packages/platform/search builds the lexemes). numbers: normalised document and index numbers, aliases included.
  numbers text[] not null default '{}',
  title_vector tsvector not null,
  body_vector tsvector not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source_system, source_key),
  check (publication_state <> 'PUBLISHED' or published_at is not null)
);
comment on column documents.listed_on is 'The date a list shows and sorts by: the origin''s publication date where known, else ours, in the business zone.';
comment on column documents.text_family is 'Key shared by the dated texts of one law.';

-- The public sees rows through the gate only, so its constant half is the predicate of every index a list walks, and its
-- other half is included: counting needs no visit to the table.
create index documents_listed on documents (listed_on desc, id desc) include (published_at, embargo_until)
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';
create index documents_column_listed on documents (column_slug, listed_on desc, id desc) include (published_at, embargo_until)
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';
create index documents_kind_listed on documents (kind, listed_on desc, id desc) include (published_at, embargo_until)
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';
create index documents_issuer_listed on documents (issuer_id, listed_on desc, id desc) include (published_at, embargo_until)
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';
-- Validities other than "in force" are few and scattered: each has a fact that is otherwise null (data/status-expression.ts).
create index documents_ended_listed on documents (listed_on desc, id desc)
  where repealed_on is not null or amended_on is not null or effective_to is not null or suspended_from is not null or stated_status is not null;
create index documents_effective_from on documents (effective_from) where has_validity;
create index documents_family on documents (text_family) where text_family is not null;
-- Candidates for related documents.
create index documents_topic_listed on documents (topic, listed_on desc) where topic is not null;
create index documents_numbers on documents using gin (numbers);
create index documents_title_vector on documents using gin (title_vector);
create index documents_body_vector on documents using gin (body_vector);
-- Finds what becomes public next. An expression on purpose: an index on published_at itself would tempt the planner, which
-- takes "published_at <= $1" for a third of the rows where it is nearly all of them (issuers: 250 ms instead of 20).
create index documents_public_from on documents (greatest(published_at, embargo_until))
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';

create table document_revisions (
  document_id text not null references documents (id) deferrable initially deferred,
  number integer not null check (number > 0),
  created_at timestamptz not null,
  change_note text,
  title text not null,
  summary text,
  body_html text not null,
  body_text text not null,
  outline jsonb not null default '[]',
  metadata jsonb not null,
  content_hash text not null,
  -- Was the revision this one replaced public at that moment? Only then may it be shown as history: drafts never are.
  replaced_public boolean not null default false,
  primary key (document_id, number)
);
comment on table document_revisions is 'Immutable: a trigger refuses update and delete.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are immutable', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger document_revisions_immutable before update or delete on document_revisions
  for each row execute function refuse_change();

-- Contents are kept once by digest, also those an attachment no longer points at: revisions record the digest.
create table attachment_contents (
  sha256 text primary key,
  bytes bytea not null
);
alter table attachment_contents alter column bytes set storage external;
create table attachments (
  id text primary key,
  document_id text not null references documents (id),
  position integer not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes >= 0),
  sha256 text not null references attachment_contents (sha256),
  unique (document_id, position)
);

create table document_relations (
  from_id text not null references documents (id),
  to_id text not null references documents (id),
  relation text not null check (relation in ('INTERPRETS', 'AMENDS', 'REPEALS')),
  effective_on date,
  inferred boolean not null default false,
  basis text,
  primary key (from_id, to_id, relation),
  check (from_id <> to_id)
);
create index document_relations_to on document_relations (to_id, relation);

create table import_runs (
  id text primary key,
  kind text not null,
  path text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  read_count integer not null default 0,
  created_count integer not null default 0,
  revised_count integer not null default 0,
  unchanged_count integer not null default 0,
  failed_count integer not null default 0
);
create table import_failures (
  run_id text not null references import_runs (id),
  file text not null,
  reason text not null,
  primary key (run_id, file)
);

-- The one visibility gate. Inlined by the planner (SQL, stable, not strict), so its indexes serve every caller.
create function public_documents(at timestamptz) returns setof documents language sql stable as $$
  select * from documents
  where publication_state = 'PUBLISHED'
    and disclosure_attribute = 'ACTIVE'
    and published_at <= at
    and (embargo_until is null or embargo_until <= at)
$$;

-- What may be said of a record that was public and is withdrawn: that it existed, and since when it is gone. Nothing else.
create function removed_documents(at timestamptz) returns table (id text, withdrawn_at timestamptz) language sql stable as $$
  select d.id, d.withdrawn_at from documents d
  where d.publication_state = 'WITHDRAWN'
    and d.disclosure_attribute = 'ACTIVE'
    and d.withdrawn_at <= at
    and d.published_at <= d.withdrawn_at
    and (d.embargo_until is null or d.embargo_until <= d.withdrawn_at)
$$;

-- When something becomes public by itself. Only instants: what it is stays behind the gate.
create view scheduled_publications as
  select greatest(published_at, embargo_until) as public_from from documents
  where publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE';
