-- Codes of second factors that were accepted, as long as they could be accepted again: one opens one door (RFC 6238 § 5.2).

create table used_codes (
  person_id uuid not null references people (id),
  code text not null check (code ~ '^[0-9]{6}$'),
  used_at timestamptz not null,
  primary key (person_id, code)
);
create index used_codes_used on used_codes (used_at);
