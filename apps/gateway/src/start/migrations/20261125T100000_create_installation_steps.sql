-- What is done once in the life of an installation. A step that was begun and not finished is taken up again at the next start.
create table installation_steps (
  name text primary key,
  begun_at timestamptz not null,
  finished_at timestamptz
);
