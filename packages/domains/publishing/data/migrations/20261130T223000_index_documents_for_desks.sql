-- Desks list every document, last changed first; the public's indexes hold public ones only.
create index documents_updated on documents (updated_at desc, id desc);
