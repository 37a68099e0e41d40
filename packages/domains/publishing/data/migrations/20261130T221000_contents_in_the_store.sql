-- The bytes of attachments move into the file store (docs/adr/0011-files-in-a-store.md). A content is in one place: here, as it was, until it is moved, or there.

alter table attachment_contents
  alter column bytes drop not null,
  add column stored text references stored_files (sha256),
  add check (stored = sha256),
  add check (num_nonnulls(bytes, stored) = 1);
comment on column attachment_contents.bytes is 'Contents from before there was a store; moved when the site starts. Null once they are.';
create index attachment_contents_stored on attachment_contents (stored) where stored is not null;
create index attachment_contents_waiting on attachment_contents (sha256) where bytes is not null;
