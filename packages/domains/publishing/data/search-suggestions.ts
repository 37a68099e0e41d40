import { fold, parsePrefix, spellings } from '@openhall/search';
import { sql } from 'kysely';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { slot, type Statements } from './statements.ts';

export type SearchSuggestion = { readonly text: string; readonly path: string | null };

/** Titles that continue what has been typed; short ones first, as they are what a reader means. One statement. */
export async function suggestTitles(statements: Statements, typed: string, first: number, now: Date): Promise<SearchSuggestion[]> {
  const prefix = parsePrefix(typed);
  if (prefix === null) return [];
  const rows = await titlesMatching(statements, prefix, first, now);
  return rows.map(({ id, title }) => ({ text: title, path: `/documents/${id}` }));
}

/** A title that sounds like what was typed, for a slip of the input method (工伤保现 for 工伤保险). */
export async function soundAlike(statements: Statements, typed: string, now: Date): Promise<string | null> {
  const folded = fold(typed.slice(0, 100)).replaceAll(/[^\p{Script=Han}]/gu, '');
  const [longest] = spellings(folded).toSorted((a, b) => b.length - a.length);
  if (longest === undefined || [...folded].length < 3) return null;
  const rows = await titlesMatching(statements, `'${longest}':*`, 1, now);
  return rows[0]?.title ?? null;
}

function titlesMatching(statements: Statements, prefix: string, first: number, now: Date): Promise<{ id: string; title: string }[]> {
  return statements.read<{ id: string; title: string }>(
    'titles matching',
    (db) =>
      sql<{ id: string; title: string }>`/* plan anew */ select id, title from (
          (select id, title, listed_on from ${PUBLIC_DOCUMENTS} d where title_vector @@ ${slot('prefix')}::tsquery and kind in ('LAW', 'REGULATION') limit 100)
          union
          (select id, title, listed_on from ${PUBLIC_DOCUMENTS} d where title_vector @@ ${slot('prefix')}::tsquery order by listed_on desc, id desc limit 100)
        ) as found order by char_length(title), listed_on desc, id limit ${slot('first')}::integer`.compile(db),
    { prefix, first, at: now },
  );
}
