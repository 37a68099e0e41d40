-- Years that an operator replaced (openhall import holidays); every other year comes from the files in the package.
create table calendar_years (
  year integer primary key check (year between 2007 and 2098),
  papers jsonb not null,
  days jsonb not null,
  replaced_at timestamptz not null
);
