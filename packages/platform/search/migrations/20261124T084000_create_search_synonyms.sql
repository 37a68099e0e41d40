-- Groups of words that find each other; empty while the packaged groups serve.
create table search_synonyms (
  position integer primary key,
  words text[] not null check (cardinality(words) >= 2)
);
