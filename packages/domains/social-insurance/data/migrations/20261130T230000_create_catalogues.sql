-- 目录: an edition is a whole catalogue as one document set it, in force from a day on. It is never changed piecemeal: imported anew, it is replaced.
create table catalogue_editions (
  id text primary key,
  kind text not null check (kind in ('DRUG', 'TREATMENT', 'ASSISTIVE_DEVICE')),
  title text not null,
  scope text not null,
  document_number text,
  source_name text not null,
  source_url text,
  effective_from date not null,
  effective_to date,
  published_at timestamptz not null,
  columns text[] not null,
  row_count integer not null,
  item_count integer not null,
  content_hash text not null,
  imported_at timestamptz not null,
  check (effective_to >= effective_from),
  unique (kind, effective_from)
);

create table catalogue_classes (
  edition_id text not null references catalogue_editions on delete cascade,
  code text not null,
  name text not null,
  parent_code text,
  position integer not null,
  primary key (edition_id, code)
);

-- One row of a table. Rows are not drugs: `subject` is what is counted (one 编号 with several 剂型).
create table catalogue_items (
  edition_id text not null references catalogue_editions on delete cascade,
  key text not null,
  position integer not null,
  subject text not null,
  code text,
  name text not null,
  form text,
  grade text check (grade in ('A', 'B')),
  class_code text,
  unit text,
  price_limit numeric(12, 2),
  service_years integer,
  material text,
  purpose text,
  applies_to text,
  note text,
  limits jsonb not null,
  name_vector tsvector not null,
  primary key (edition_id, key)
);
create unique index catalogue_items_position on catalogue_items (edition_id, position);
create index catalogue_items_code on catalogue_items (edition_id, code text_pattern_ops);
create index catalogue_items_class on catalogue_items (edition_id, class_code text_pattern_ops);
create index catalogue_items_name on catalogue_items using gin (name_vector);

-- The one way to editions the public may read; items and classes are public when their edition is.
create function public_catalogue_editions(at timestamptz) returns setof catalogue_editions
  language sql stable parallel safe
  as $$ select * from catalogue_editions where published_at <= at $$;

-- 缴费和待遇标准: one value, in one city, in force for a time.
create table contribution_standards (
  id text primary key,
  city text not null,
  insurance text not null check (insurance in ('PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY')),
  item text not null check (item in ('BASE_FLOOR', 'BASE_CEILING', 'EMPLOYER_RATE', 'PERSON_RATE', 'BENEFIT')),
  value numeric(14, 4) not null check (value >= 0),
  valid_from date not null,
  valid_to date,
  source_name text not null,
  source_url text,
  verified text not null check (verified in ('T', 'P', 'R')),
  imported_at timestamptz not null,
  check (valid_to >= valid_from),
  unique (city, insurance, item, valid_from)
);
