import type { FileStore } from '@openhall/files';
import { sql, type Kysely } from 'kysely';
import { alteredContents } from './attachment-contents.ts';
import type { PublishingTables } from './tables.ts';

/**
 * What the tables cannot say of themselves: every document has its current revision, every file is what its digest says.
 *
 * @returns what is wrong, in Chinese; null where nothing is
 */
export async function publishingProblem(db: Kysely<PublishingTables>, files: FileStore): Promise<string | null> {
  const { rows } = await sql<{ bare: number }>`
    select count(*) as bare from documents d where not exists (select from document_revisions r where r.document_id = d.id and r.number = d.revision_number)`.execute(db);
  const bare = rows[0]?.bare ?? 0;
  let altered = 0;
  for await (const _ of alteredContents(db, files)) altered += 1;
  const problems = [...(bare > 0 ? [`${bare} 件没有当前版本`] : []), ...(altered > 0 ? [`${altered} 个附件的内容与摘要不符`] : [])];
  return problems.length === 0 ? null : problems.join('；');
}
