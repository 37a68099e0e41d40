-- What a text under embargo will do to another one is known here and must not show there before the text itself does.
alter table documents add column amended_public_from timestamptz;
alter table documents add column repealed_public_from timestamptz;
comment on column documents.amended_public_from is 'When the text that gives amended_on becomes public; until then amended_on is shown to nobody.';
comment on column documents.repealed_public_from is 'When the text that gives repealed_on becomes public; until then repealed_on is shown to nobody.';
