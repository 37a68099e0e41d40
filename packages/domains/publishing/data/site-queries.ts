import { startOfNextDay } from '@openhall/statutory-time';
import { sql } from 'kysely';
import { isIdentifier } from './document-filter.ts';
import type { ReadMoment } from './document-queries.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { slot, type Statements } from './statements.ts';

/** A configured column as shown. */
export type PublicColumn = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly keywords: string[];
  readonly columnType: string;
  readonly updateDays: number | null;
};

/** Every configured column in display order. Columns themselves are configuration and always public. */
export function readColumns(statements: Statements): Promise<PublicColumn[]> {
  return statements.read<PublicColumn>(
    'columns',
    (db) =>
      sql<PublicColumn>`select slug, name, description, keywords, column_type as "columnType", update_days as "updateDays"
        from site_columns order by position, slug`.compile(db),
    {},
  );
}

export type ColumnActivity = { readonly documentCount: number; readonly latestOn: string | null };

/** How many public documents columns hold, and the newest date among them. */
export async function readColumnActivity(statements: Statements, slugs: readonly string[], { now }: ReadMoment): Promise<Map<string, ColumnActivity>> {
  const rows = await statements.read<ColumnActivity & { slug: string }>(
    'column activity',
    (db) =>
      sql<ColumnActivity & { slug: string }>`select d.column_slug as slug, count(*)::integer as "documentCount", max(d.listed_on) as "latestOn"
        from ${PUBLIC_DOCUMENTS} d where d.column_slug = any(${slot('slugs')}::text[]) group by d.column_slug`.compile(db),
    { at: now, slugs },
  );
  return new Map(rows.map((row) => [row.slug, row]));
}

export type PublicIssuer = { readonly id: string; readonly name: string; readonly own: boolean };

/** Issuers with at least one public document, most documents first. */
export function readIssuers(statements: Statements, first: number, { now }: ReadMoment): Promise<PublicIssuer[]> {
  return statements.read<PublicIssuer>(
    'issuers',
    (db) =>
      sql<PublicIssuer>`select i.id, i.name, i.own from issuers i
        join (select d.issuer_id, count(*) as documents from ${PUBLIC_DOCUMENTS} d group by d.issuer_id) as c on c.issuer_id = i.id
        order by c.documents desc, i.name limit ${slot('first')}::integer`.compile(db),
    { at: now, first },
  );
}

/** When a document that was public was withdrawn; null for anything else. */
export async function readRemoval(statements: Statements, id: string, now: Date): Promise<Date | null> {
  if (!isIdentifier(id)) return null;
  const rows = await statements.read<{ withdrawnAt: Date }>(
    'removal',
    (db) => sql<{ withdrawnAt: Date }>`select withdrawn_at as "withdrawnAt" from removed_documents(${slot('at')}::timestamptz) where id = ${slot('id')}::text`.compile(db),
    { at: now, id },
  );
  return rows[0]?.withdrawnAt ?? null;
}

export type SitemapEntry = { readonly id: string; readonly updatedAt: Date };

/** Documents in one part of the site map. The protocol allows 50,000; a tenth keeps a part quick to make and to fetch. */
const SITEMAP_PART = 5000;

/** Where the parts of the site map begin: every 5,000th public document in the order of identifiers, the first included. */
export async function readSitemapParts(statements: Statements, now: Date, size = SITEMAP_PART): Promise<string[]> {
  const rows = await statements.read<{ id: string }>(
    'sitemap parts',
    (db) =>
      sql<{ id: string }>`select id from (select d.id, row_number() over (order by d.id) as place from ${PUBLIC_DOCUMENTS} d) as numbered
        where (place - 1) % ${slot('size')}::integer = 0 order by id`.compile(db),
    { at: now, size },
  );
  return rows.map(({ id }) => id);
}

/** The part of the site map that begins at an identifier, in the order of identifiers; empty for text that is none. */
export async function readSitemap(statements: Statements, from: string, now: Date, size = SITEMAP_PART): Promise<SitemapEntry[]> {
  if (!isIdentifier(from)) return [];
  return statements.read<SitemapEntry>(
    'sitemap',
    (db) =>
      sql<SitemapEntry>`select d.id, d.updated_at as "updatedAt" from ${PUBLIC_DOCUMENTS} d
        where d.id >= ${slot('from')}::text order by d.id limit ${slot('size')}::integer`.compile(db),
    { at: now, from, size },
  );
}

/**
 * The next instant at which anything public changes merely because time passes: a publication or embargo that falls due,
 * or the next business midnight, at which validities turn. No cached answer may outlive it.
 */
export async function readNextChange(statements: Statements, now: Date, businessTimeZone: string): Promise<Date> {
  const rows = await statements.read<{ next: Date | null }>(
    'next change',
    (db) =>
      sql<{ next: Date | null }>`select min(public_from) as next from scheduled_publications where public_from > ${slot('now')}::timestamptz`.compile(db),
    { now },
  );
  const midnight = startOfNextDay(now, businessTimeZone);
  const next = rows[0]?.next ?? null;
  return next !== null && next < midnight ? next : midnight;
}
