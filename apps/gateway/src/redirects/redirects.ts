import type { IncomingMessage } from 'node:http';
import { sql, type Kysely } from 'kysely';
import type { Answer } from '../edge/deliver.ts';
import { oldAddress, withoutQuery } from './old-address.ts';

export interface RedirectTables {
  redirects: RedirectRow;
}

interface RedirectRow {
  from_path: string;
  to_path: string;
  status: number;
  note: string | null;
  changed_at: Date;
}

/** Addresses of an old site that lead on to this one. */
export interface Redirects {
  /** Where the address of a request leads, as an answer; null where nobody said. Costs one statement, so it is asked only before a 404. */
  answer(request: IncomingMessage): Promise<Answer | null>;
}

export function createRedirects(db: Kysely<RedirectTables>): Redirects {
  return {
    async answer(request) {
      const address = oldAddress(request.url ?? '');
      if (address === null) return null;
      const found = await find(db, address);
      return found === null ? null : moved(found);
    },
  };
}

/** The redirect of exactly this address, else that of its path. */
async function find(db: Kysely<RedirectTables>, address: string): Promise<Pick<RedirectRow, 'to_path' | 'status'> | null> {
  const { rows } = await sql<Pick<RedirectRow, 'to_path' | 'status'>>`
    select to_path, status from redirects where from_path in (${address}, ${withoutQuery(address)}) order by length(from_path) desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Browsers may remember it only as long as they ask back: a mistake in the table must not live on in them. */
function moved({ to_path: location, status }: Pick<RedirectRow, 'to_path' | 'status'>): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', headers: { location }, body: `${location}\n`, cacheSeconds: 0 };
}
