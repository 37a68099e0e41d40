import { canonicalJson, nodeSha256, readLatestEvents, saltedDigest, type Json, type LedgerEvent } from '@openhall/ledger';
import { sql, type Kysely } from 'kysely';
import type { FileStore } from '@openhall/files';
import { alteredContents } from './attachment-contents.ts';
import { contentsOfRevisions, documentRef, LEDGER_SUBJECT, type LedgerContent } from './ledger-contents.ts';
import type { PublishingTables } from './tables.ts';

/** Contents of entries, derived from the revisions they speak of, as canonical JSON by entry. */
export async function deriveContents(db: Kysely<PublishingTables>, events: readonly LedgerEvent[]): Promise<Map<number, string>> {
  const known = events.flatMap((event) => {
    const ref = event.subjectKind === LEDGER_SUBJECT ? documentRef(event.subjectId, event.ref) : null;
    return ref === null ? [] : [{ event, ref }];
  });
  const contents = await contentsOfRevisions(db, known.map(({ ref }) => ref));
  return new Map(known.flatMap(({ event }, index) => (contents[index] ? [[event.id, canonicalJson(contents[index])]] : [])));
}

const BATCH = 200;

/** One published document as the public sees it: from the columns that are shown, not from the revision they were copied from. */
interface Shown {
  readonly id: string;
  readonly published: boolean;
  readonly publishedAt: Date | null;
  readonly content: Readonly<Record<string, Json>>;
}

/**
 * Documents that are not as their newest entry says: shown otherwise, shown without an entry, or no longer shown though no entry
 * says so; and files whose bytes do not have their digest. In the order of identifiers, files last.
 */
export async function* findUnrecorded(db: Kysely<PublishingTables>, files: FileStore): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const shown = await readShown(db, after);
    const latest = await readLatestEvents(db, LEDGER_SUBJECT, shown.map(({ id }) => id));
    for (const document of shown) if (!agrees(document, latest.get(document.id))) yield `${LEDGER_SUBJECT}/${document.id}`;
    const last = shown.at(-1);
    if (last === undefined || shown.length < BATCH) break;
    after = last.id;
  }
  for await (const sha256 of alteredContents(db, files)) yield `attachment/${sha256}`;
}

function agrees({ published, publishedAt, content }: Shown, latest: LedgerEvent | undefined): boolean {
  if (!published) return latest === undefined || latest.change === 'WITHDRAWN';
  if (latest === undefined || latest.contentDigest === null) return false;
  // Erased on purpose: nothing to compare it by.
  if (latest.contentSalt === null) return true;
  const seen: LedgerContent = { ...content, publishedAt: publishedAt?.toISOString() ?? null };
  return Buffer.compare(saltedDigest(latest.contentSalt, canonicalJson(seen), nodeSha256), latest.contentDigest) === 0;
}

async function readShown(db: Kysely<PublishingTables>, after: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select d.id, d.publication_state = 'PUBLISHED' and d.disclosure_attribute = 'ACTIVE' as published, greatest(d.published_at, d.embargo_until) as "publishedAt",
      jsonb_build_object('type', ${LEDGER_SUBJECT}::text, 'id', d.id, 'revision', d.revision_number, 'kind', d.kind, 'title', d.title, 'indexNumber', d.index_number,
        'documentNumber', d.document_number, 'documentNumberAliases', d.document_number_aliases, 'issuer', i.name, 'column', d.column_slug, 'topic', d.topic,
        'keywords', d.keywords, 'summary', d.summary, 'author', d.author, 'editor', d.editor, 'source', d.source_name, 'sourceUrl', d.source_url,
        'writtenOn', d.written_on, 'sourcePublishedOn', d.source_published_on, 'effectiveFrom', d.effective_from, 'effectiveTo', d.effective_to,
        'bodyHtml', r.body_html,
        'attachments', coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'mediaType', a.media_type, 'sha256', a.sha256) order by a.position)
          from attachments a where a.document_id = d.id), '[]')) as content
    from documents d join issuers i on i.id = d.issuer_id join document_revisions r on r.document_id = d.id and r.number = d.revision_number
    where d.id > ${after} order by d.id limit ${BATCH}`.execute(db);
  return rows;
}
