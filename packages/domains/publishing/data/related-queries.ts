import { sql } from 'kysely';
import { groupDocuments, type ReadMoment } from './document-queries.ts';
import { documentColumns, documentJoins, PUBLIC_DOCUMENTS, WITHOUT_BODY, type DocumentRecord, type PublicDocument } from './public-document.ts';
import { slot, type Statements } from './statements.ts';

/** As many as a page shows. */
const MAX_SHOWN = 5;
/** Newest documents of the same column and of the same topic that are looked at; bounds the work whatever their size. */
const CANDIDATES = 60;
/** Newest documents of the whole site whose keywords are looked at: an index over keywords would read all that share a common one. */
const NEWEST = 500;

/**
 * Up to five public documents that share keywords, topic or column with each of the given public documents: most shared
 * keywords first, then same topic, same column, newest. Other dated texts of the same law are not among them: they have
 * a list of their own.
 */
export async function readSimilar(statements: Statements, ids: readonly string[], { now, today }: ReadMoment): Promise<Map<string, PublicDocument[]>> {
  const rows = await statements.read<DocumentRecord & { key: string }>(
    'similar',
    (db) =>
      sql<DocumentRecord & { key: string }>`
        with source as (
          select d.id, d.column_slug, d.topic, d.keywords, d.text_family from ${PUBLIC_DOCUMENTS} d where d.id = any(${slot('ids')}::text[])
        ), newest as materialized (
          select d.id, d.listed_on, d.keywords, d.topic, d.column_slug, d.text_family from ${PUBLIC_DOCUMENTS} d order by d.listed_on desc, d.id desc limit ${NEWEST}
        ), chosen as (
          select s.id as key, best.id, best.place from source s cross join lateral (
            select c.id, row_number() over (order by c.shared desc, c.same_topic desc, c.same_column desc, c.listed_on desc, c.id desc) as place
            from (
              select d.id, d.listed_on,
                (select count(*) from unnest(d.keywords) as word where word = any(s.keywords)) as shared,
                d.topic is not distinct from s.topic and s.topic is not null as same_topic,
                d.column_slug is not distinct from s.column_slug and s.column_slug is not null as same_column
              from (
                (select d.id, d.listed_on, d.keywords, d.topic, d.column_slug, d.text_family from ${PUBLIC_DOCUMENTS} d where d.column_slug = s.column_slug order by d.listed_on desc, d.id desc limit ${CANDIDATES})
                union (select d.id, d.listed_on, d.keywords, d.topic, d.column_slug, d.text_family from ${PUBLIC_DOCUMENTS} d where d.topic = s.topic order by d.listed_on desc limit ${CANDIDATES})
                union select n.* from newest n where n.keywords && s.keywords
              ) as d
              where d.id <> s.id and (s.text_family is null or d.text_family is distinct from s.text_family)
            ) as c
            order by place limit ${MAX_SHOWN}
          ) as best
        )
        select chosen.key, ${documentColumns(WITHOUT_BODY)}
        from chosen join ${PUBLIC_DOCUMENTS} d on d.id = chosen.id ${documentJoins(WITHOUT_BODY)}
        order by chosen.key, chosen.place`.compile(db),
    { at: now, ids },
  );
  return groupDocuments(rows, today);
}
