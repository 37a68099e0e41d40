import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../quality/testkit/index.ts';
import type { TestDatabase } from '../../quality/testkit/index.ts';
import { bumpGeneration, listenForGenerations, readGenerations } from './index.ts';
import type { GenerationTables } from './index.ts';

let database: TestDatabase<GenerationTables>;

beforeEach(async () => {
  database = await createTestDatabase<GenerationTables>();
});

afterEach(() => database.drop());

const bump = (domain: string): Promise<void> => database.db.transaction().execute((trx) => bumpGeneration(trx, domain));

/** The connections that listen, as the server sees them. */
async function listeners(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where application_name = 'openhall listener' and datname = current_database()`.execute(database.db);
  return rows.map(({ pid }) => pid);
}

function listening(url = database.url) {
  const heard: string[] = [];
  const listener = listenForGenerations({
    url,
    onGeneration: (domain, generation) => heard.push(`${domain} ${generation}`),
    onConnected: () => heard.push('connected'),
    onLost: () => heard.push('lost'),
  });
  return { heard, stop: listener.stop };
}

describe('the generation of a domain', () => {
  it('rises with each change, each domain on its own', async () => {
    expect(await readGenerations(database.db)).toEqual(new Map());
    await bump('publishing');
    await bump('publishing');
    await bump('employment');
    expect(await readGenerations(database.db)).toEqual(new Map([['publishing', 2], ['employment', 1]]));
  });

  it('rises only with the transaction that changed something', async () => {
    const { heard, stop } = listening();
    await expect.poll(() => heard).toEqual(['connected']);
    const failed = database.db.transaction().execute(async (trx) => {
      await bumpGeneration(trx, 'publishing');
      throw new Error('not saved');
    });
    await expect(failed).rejects.toThrow('not saved');
    await bump('employment');
    await expect.poll(() => heard).toEqual(['connected', 'employment 1']);
    await stop();
    expect(await readGenerations(database.db)).toEqual(new Map([['employment', 1]]));
  });

  it('counts every one of many changes at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => bump('publishing')));
    expect(await readGenerations(database.db)).toEqual(new Map([['publishing', 20]]));
  });
});

describe('listening', () => {
  it('comes back after the connection is lost, says so, and keeps to one connection', async () => {
    const { heard, stop } = listening();
    await expect.poll(() => heard).toEqual(['connected']);
    for (const round of [1, 2]) {
      const [pid] = await listeners();
      await sql`select pg_terminate_backend(${pid})`.execute(database.db);
      await expect.poll(() => heard.filter((entry) => entry === 'connected').length, { timeout: 5000 }).toBe(round + 1);
    }
    expect(heard).toEqual(['connected', 'lost', 'connected', 'lost', 'connected']);
    expect(await listeners()).toHaveLength(1);
    await bump('publishing');
    await expect.poll(() => heard.at(-1)).toBe('publishing 1');
    await stop();
    await expect.poll(listeners).toEqual([]);
  });

  it('tries once at a time while the server cannot be reached', async () => {
    const unreachable = new URL(database.url);
    unreachable.password = 'wrong';
    const { heard, stop } = listening(unreachable.href);
    await expect.poll(() => heard.length, { timeout: 5000 }).toBe(3);
    await stop();
    const before = heard.length;
    await new Promise((resolve) => void setTimeout(resolve, 1200));
    expect(heard).toEqual(Array.from({ length: before }, () => 'lost'));
  });
});
