import { sql, type Kysely } from 'kysely';
import type { PublishingTables } from './tables.ts';

/**
 * What the tables cannot say of themselves: every document has its current revision, every file is what its digest says.
 *
 * @returns what is wrong, in Chinese; null where nothing is
 */
export async function publishingProblem(db: Kysely<PublishingTables>): Promise<string | null> {
  const { rows } = await sql<{ bare: number; altered: number }>`
    select (select count(*) from documents d where not exists (select from document_revisions r where r.document_id = d.id and r.number = d.revision_number)) as bare,
      (select count(*) from attachment_contents where sha256 <> encode(sha256(bytes), 'hex')) as altered`.execute(db);
  const { bare = 0, altered = 0 } = rows[0] ?? {};
  const problems = [...(bare > 0 ? [`${bare} 件没有当前版本`] : []), ...(altered > 0 ? [`${altered} 个附件的内容与摘要不符`] : [])];
  return problems.length === 0 ? null : problems.join('；');
}
