-- What changed lately (data/change-list.ts) is read from the newest backwards, each cause from an index of its own.
create index document_revisions_replacing on document_revisions (created_at) where replaced_public;
create index documents_withdrawn on documents (withdrawn_at) where publication_state = 'WITHDRAWN' and disclosure_attribute = 'ACTIVE';
-- Days on which a validity turns; that of effective_from has its index already. Few documents have any of these.
create index documents_effective_to on documents (effective_to) where effective_to is not null;
create index documents_amended_on on documents (amended_on) where amended_on is not null;
create index documents_repealed_on on documents (repealed_on) where repealed_on is not null;
create index documents_suspended_from on documents (suspended_from) where suspended_from is not null;
create index documents_suspended_until on documents (suspended_until) where suspended_until is not null;
