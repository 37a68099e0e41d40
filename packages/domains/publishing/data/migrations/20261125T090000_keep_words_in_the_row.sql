-- Whether a document holds a word is asked of thousands of rows a search. body_vector is too long for its row (positions, weights) and has to be
-- fetched from beside the table each time, 8 µs a row; the same words without positions stay in the row and answer in 2.6 µs.
alter table documents add column word_vector tsvector generated always as (strip(body_vector)) stored;
comment on column documents.word_vector is 'The words of body_vector without positions: what is matched. body_vector is only ranked by.';
-- Keep both short vectors in the row, also where body_vector makes it too long. Rows written before follow when they are next written.
alter table documents alter column word_vector set storage main;
alter table documents alter column title_vector set storage main;
alter table documents set (toast_tuple_target = 4080);
drop index documents_body_vector;
create index documents_word_vector on documents using gin (word_vector);

-- Texts of authority are few among many: those that hold a common word are found without listing all the others that do
-- (data/search-candidates.ts names the very same kinds).
create index documents_authority_words on documents using gin (word_vector)
  where kind in ('LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'NORMATIVE_DOCUMENT', 'STATE_COUNCIL_DOCUMENT');
create index documents_authority_titles on documents using gin (title_vector)
  where kind in ('LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'NORMATIVE_DOCUMENT', 'STATE_COUNCIL_DOCUMENT');
