import { inTransaction } from '@openhall/database';
import { appendEntries, canonicalJson, nodeSha256, readLatestEvents, saltedDigest, type LedgerEntry, type LedgerEvent } from '@openhall/ledger';
import { sql, type Kysely, type Transaction } from 'kysely';
import { changedFields, contentsOfRevisions, documentRef, LEDGER_SUBJECT, refOf, type DocumentRef, type LedgerContent } from './ledger-contents.ts';
import type { PublishingTables } from './tables.ts';
import { lockWrites } from './write-context.ts';

type Trx = Transaction<PublishingTables>;
/** When a change is recorded, and who made it. */
type Recording = { readonly now: Date; readonly actor: string };

/** A document as it stands, and what the ledger last said of it. */
interface Standing {
  readonly id: string;
  /** Null where it is not published. */
  readonly ref: DocumentRef | null;
  readonly latest: LedgerEvent | undefined;
}

/**
 * Records in the ledger what just became of documents, in the transaction that wrote them. Only what is published, or was,
 * concerns it: drafts leave no trace. Whether something changed is decided by comparing contents with the last entry, so that
 * no writer can forget to say so.
 */
export async function recordChanges(trx: Trx, ids: readonly string[], recording: Recording): Promise<void> {
  const standings = await readStandings(trx, ids);
  const published = standings.flatMap(({ ref, latest }) => (ref === null ? [] : [{ ref, latest }]));
  const contents = await contentsOfRevisions(trx, published.map(({ ref }) => ref));
  const changed = published.flatMap(({ ref, latest }, index) => {
    const content = contents[index] ?? null;
    return content === null || isRecorded(latest, content) ? [] : [{ ref, latest, content }];
  });
  await appendEntries(trx, [...standings.flatMap(withdrawal), ...(await publications(trx, changed))], recording);
}

async function readStandings(trx: Trx, ids: readonly string[]): Promise<Standing[]> {
  const [latest, { rows }] = await Promise.all([
    readLatestEvents<PublishingTables>(trx, LEDGER_SUBJECT, ids),
    sql<{ id: string; revision: number; publishedAt: Date | null }>`
      select id, revision_number as revision,
        case when publication_state = 'PUBLISHED' and disclosure_attribute = 'ACTIVE' then greatest(published_at, embargo_until) end as "publishedAt"
      from documents where id = any(${[...ids]}::text[]) order by id`.execute(trx),
  ]);
  return rows.map(({ id, revision, publishedAt }) => ({
    id,
    ref: publishedAt === null ? null : { documentId: id, revision, publishedAt: publishedAt.toISOString() },
    latest: latest.get(id),
  }));
}

/** Whether the last entry says this very content. Where its salt was erased nothing can be compared, and it is recorded anew. */
function isRecorded(latest: LedgerEvent | undefined, content: LedgerContent): boolean {
  if (latest?.contentSalt === null || latest?.contentDigest === null || latest === undefined) return false;
  return Buffer.compare(saltedDigest(latest.contentSalt, canonicalJson(content), nodeSha256), latest.contentDigest) === 0;
}

function withdrawal({ id, ref, latest }: Standing): LedgerEntry[] {
  if (ref !== null || latest === undefined || latest.change === 'WITHDRAWN') return [];
  return [{ subjectKind: LEDGER_SUBJECT, subjectId: id, change: 'WITHDRAWN', content: null, ref: {}, fields: [] }];
}

type Changed = { readonly ref: DocumentRef; readonly latest: LedgerEvent | undefined; readonly content: LedgerContent };

async function publications(trx: Trx, changed: readonly Changed[]): Promise<LedgerEntry[]> {
  const before = await contentsBefore(trx, changed);
  return changed.map(({ ref, latest, content }) => {
    const first = latest === undefined || latest.change === 'WITHDRAWN';
    return {
      subjectKind: LEDGER_SUBJECT,
      subjectId: ref.documentId,
      change: first ? 'PUBLISHED' : 'REVISED',
      content,
      ref: refOf(ref),
      fields: first ? [] : changedFields(before.get(ref.documentId) ?? null, content),
    };
  });
}

/** What the last entries said, for naming what is different now. */
async function contentsBefore(trx: Trx, changed: readonly Changed[]): Promise<Map<string, LedgerContent>> {
  const refs = changed.flatMap(({ ref, latest }) => (latest === undefined ? [] : [documentRef(ref.documentId, latest.ref)])).filter((ref) => ref !== null);
  const contents = await contentsOfRevisions(trx, refs);
  return new Map(refs.flatMap(({ documentId }, index) => (contents[index] ? [[documentId, contents[index]]] : [])));
}

/** Documents looked at in one transaction. */
const BATCH = 500;

/**
 * Records what was published before there was a ledger here: a database that is older than it, or one that was filled by other means.
 * @returns how many documents were recorded
 */
export async function recordUnrecorded(db: Kysely<PublishingTables>, recording: Recording): Promise<number> {
  let recorded = 0;
  for (;;) {
    const ids = await inTransaction(db, async (trx) => {
      await lockWrites(trx);
      const { rows } = await sql<{ id: string }>`
        select d.id from documents d
        where d.publication_state = 'PUBLISHED' and d.disclosure_attribute = 'ACTIVE'
          and not exists (select 1 from ledger_events e where e.subject_kind = ${LEDGER_SUBJECT} and e.subject_id = d.id)
        order by d.id limit ${BATCH}`.execute(trx);
      const found = rows.map(({ id }) => id);
      await recordChanges(trx, found, recording);
      return found;
    });
    recorded += ids.length;
    if (ids.length < BATCH) return recorded;
  }
}
