import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';

export interface GenerationTables {
  cache_generations: { domain: string; generation: number };
}

const CHANNEL = 'openhall_generation';

/**
 * Raises the generation of a domain inside the transaction that changed its public content. Replicas hear of it when the transaction commits;
 * should the message be lost, the number itself is the truth.
 */
export async function bumpGeneration<Tables>(trx: Transaction<Tables>, domain: string): Promise<void> {
  await sql`with bumped as (
      insert into cache_generations (domain, generation) values (${domain}, 1)
      on conflict (domain) do update set generation = cache_generations.generation + 1
      returning domain, generation
    )
    select pg_notify(${CHANNEL}, domain || ':' || generation) from bumped`.execute(trx);
}

/** The current generation of every domain that ever changed. */
export async function readGenerations<Tables>(db: Kysely<Tables>): Promise<Map<string, number>> {
  const { rows } = await sql<{ domain: string; generation: number }>`select domain, generation from cache_generations`.execute(db);
  return new Map(rows.map((row) => [row.domain, row.generation]));
}

export interface GenerationListenerOptions {
  /** A direct address: a transaction pooler cannot carry LISTEN. */
  url: string;
  onGeneration: (domain: string, generation: number) => void;
  /** Messages may have been missed: everything derived must be dropped. Called on the first connection too. */
  onConnected: () => void;
  onLost: (error: Error) => void;
}

const RETRY_MS = 500;

/** Keeps one connection listening, and comes back after it is lost. */
export function listenForGenerations(options: GenerationListenerOptions): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  // A connection that breaks says so in up to three ways; only the first counts, or each outage would double the attempts.
  function lost(broken: pg.Client, error: Error): void {
    if (client !== broken) return;
    client = undefined;
    void broken.end().catch(() => undefined);
    if (stopped) return;
    options.onLost(error);
    retry = setTimeout(() => void connect(), RETRY_MS);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.url, application_name: 'openhall listener', keepAlive: true });
    client = next;
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next, new Error('the listening connection ended')));
    next.on('notification', ({ payload }) => {
      const [domain, generation] = (payload ?? '').split(':');
      if (domain !== undefined && generation !== undefined) options.onGeneration(domain, Number(generation));
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      lost(next, error instanceof Error ? error : new Error(String(error)));
      return;
    }
    options.onConnected();
  }

  void connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
