-- Addresses of an old site, so that links, bookmarks and printed addresses live on. Asked only where this site has nothing itself.
-- A path with its query in the one spelling of redirects/old-address.ts; never a host: a redirect leads to this site.
create table redirects (
  from_path text primary key check (from_path like '/%'),
  to_path text not null check (to_path ~ '^/(?![/\\])'),
  status smallint not null default 301 check (status in (301, 308)),
  note text,
  changed_at timestamptz not null,
  check (from_path <> to_path)
);
comment on column redirects.status is '301 for pages; 308 where a request of another method than GET may come and must keep it.';
