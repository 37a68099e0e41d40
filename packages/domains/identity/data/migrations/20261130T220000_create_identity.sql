-- Units (处室), posts (岗位), people, their roles, and who is in charge of whom (分管).

create table units (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,20}$'),
  name text not null check (char_length(name) between 1 and 100),
  parent_id uuid references units (id),
  active boolean not null default true,
  sort_order integer not null default 0 check (sort_order between 0 and 9999),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text not null,
  check (parent_id <> id)
);
create index units_parent on units (parent_id);

create table posts (
  id uuid primary key,
  unit_id uuid not null references units (id),
  name text not null check (char_length(name) between 1 and 50),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text not null,
  unique (unit_id, name)
);

create table people (
  id uuid primary key,
  -- Kept as written, unique without regard to case: it is what people type to sign in.
  staff_number text not null check (staff_number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{1,29}$'),
  name text not null check (char_length(name) between 1 and 50),
  unit_id uuid not null references units (id),
  active boolean not null default true,
  -- Set while the password is one an administrator gave out: until then it can be used, and only to choose another.
  one_time_password_until timestamptz,
  last_sign_in_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text not null
);
create unique index people_staff_number on people (lower(staff_number));
create index people_unit on people (unit_id);

create table person_roles (
  person_id uuid not null references people (id),
  role text not null,
  primary key (person_id, role)
);
create index person_roles_role on person_roles (role);

create table person_posts (
  person_id uuid not null references people (id),
  post_id uuid not null references posts (id),
  primary key (person_id, post_id)
);
create index person_posts_post on person_posts (post_id);

-- A unit has one person in charge.
create table unit_charges (
  unit_id uuid primary key references units (id),
  person_id uuid not null references people (id)
);
create index unit_charges_person on unit_charges (person_id);

-- What happened to all of these and to accounts. Rows are written once.
create table account_events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  -- Null where an operator did it at the command line.
  actor_id uuid,
  actor_name text not null,
  person_id uuid,
  unit_id uuid,
  -- The record's version after the event; null where its record did not change.
  subject_id uuid not null,
  version integer,
  changes jsonb not null
);
create index account_events_person on account_events (person_id, id);
create index account_events_unit on account_events (unit_id, id);
create index account_events_subject on account_events (subject_id, version);

create function account_events_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'account_events are never changed';
end
$$;
create trigger account_events_are_kept before update or delete on account_events for each row execute function account_events_are_kept();

-- Failed sign-ins by a digest of what was typed as the staff number, whether there is such a person or not: so a lock says nothing
-- about who exists, and a password typed into the wrong field is not kept.
create table sign_in_failures (
  name_digest text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failures_last on sign_in_failures (last_failed_at);
