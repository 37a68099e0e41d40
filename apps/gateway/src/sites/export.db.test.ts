import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { setTimeout as delay } from 'node:timers/promises';
import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicSite } from '../../test/public-site.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { createServices, type Tables } from '../compose.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const copies = 6000;
/** Characters: with it a record has some 6 KB, and all of them 36 MB. */
const summary = '社会保险'.repeat(500);

let database: TestDatabase<Tables>;
let gateway: RunningGateway;
/** Documents the gateway has read from the database since the last look. */
const read = { rows: 0 };
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    read.rows += result.rows.filter((row) => 'listedOn' in row).length;
    return result;
  },
};

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  const { publishing } = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  await publishing.saveDocument(sampleDocument('one', { summary }), { now: clock.now() });
  const { rows } = await database.pool.query<{ columns: string }>(
    "select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_name = 'documents' and is_generated = 'NEVER' and column_name not in ('id', 'source_key')",
  );
  const columns = rows[0]?.columns ?? '';
  await database.pool.query(`insert into documents (id, source_key, ${columns}) select lpad(n::text, 13, '0'), 'copy ' || n, ${columns} from documents cross join generate_series(1, ${copies}) as n where source_key = 'one'`);
  gateway = await runGateway({ database: { db: database.db.withPlugin(counting), url: database.url }, clock, app: await publicSite(), variables: { OPENHALL_TRUSTED_PROXIES: '127.0.0.1' } });
}, 180_000);
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

/** Resolves with the figure once it has stopped growing. */
async function settled(): Promise<number> {
  for (let before = -1; ; before = read.rows) {
    await delay(400);
    if (read.rows === before) return read.rows;
  }
}

/** Asks on a bare connection, takes the beginning of the answer, and then takes no more. */
async function askAndWait(path: string): Promise<Socket> {
  const { hostname, port } = new URL(gateway.origin);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  return socket;
}

async function bytesOf(socket: Socket): Promise<number> {
  let bytes = 0;
  socket.on('data', (part: Buffer) => (bytes += part.byteLength));
  socket.resume();
  await once(socket, 'close');
  return bytes;
}

describe('a list of any length as a file', () => {
  it('takes no more memory for more records', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    /** Takes the whole list; tells how much there was and how much was held at most meanwhile. */
    const take = async (): Promise<{ bytes: number; most: number }> => {
      const response = await fetch(`${gateway.origin}/documents.json`, { headers: { 'accept-encoding': 'identity' } });
      let bytes = 0;
      let most = 0;
      let looked = 0;
      for await (const part of response.body ?? []) {
        bytes += part.byteLength;
        if (bytes - looked < 4_000_000) continue;
        looked = bytes;
        most = Math.max(most, held());
      }
      return { bytes, most };
    };
    // Once before, so that what is made once for all requests is made.
    await take();
    const before = held();
    const { bytes, most } = await take();
    expect(bytes).toBeGreaterThan(30_000_000);
    expect(most - before).toBeLessThan(16_000_000);
  }, 120_000);

  it('is read only as fast as it is taken away, holds up nobody, and goes on', async () => {
    read.rows = 0;
    const socket = await askAndWait('/documents.json');
    const waiting = await settled();
    expect(waiting).toBeLessThan(copies / 2);
    const other = await askAndWait('/documents.json');
    other.destroy();
    read.rows = 0;
    expect(await bytesOf(socket)).toBeGreaterThan(copies * 2000);
    expect(waiting + (await settled())).toBeGreaterThanOrEqual(copies);
  }, 120_000);

  it('is read no further once whoever asked has gone', async () => {
    for (const coding of ['identity', 'gzip']) {
      read.rows = 0;
      const { hostname, port } = new URL(gateway.origin);
      const socket = connect(Number(port), hostname);
      socket.write(`GET /documents.csv HTTP/1.1\r\nhost: localhost\r\naccept-encoding: ${coding}\r\n\r\n`);
      await once(socket, 'data');
      socket.destroy();
      expect(await settled(), coding).toBeLessThan(copies / 2);
    }
  }, 120_000);

  it('is made for few at once, and for everybody again when they are done', async () => {
    const ask = (address: string) => gateway.ask('/documents.csv?publishedTo=2000-01-01', { headers: { 'x-forwarded-for': address } });
    const begin = async (address: string) => {
      const { hostname, port } = new URL(gateway.origin);
      const socket = connect(Number(port), hostname);
      socket.write(`GET /documents.csv HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${address}\r\n\r\n`);
      await once(socket, 'data');
      socket.pause();
      return socket;
    };
    const two = [await begin('203.0.113.7'), await begin('203.0.113.7')];
    const refused = await ask('203.0.113.7');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30']);
    expect((await ask('203.0.113.8')).status).toBe(200);
    const others = await Promise.all(['1', '1', '2', '2', '3', '3'].map((host) => begin(`198.51.100.${host}`)));
    expect((await ask('203.0.113.8')).status).toBe(503);
    // Pages are answered all the same.
    expect((await gateway.ask('/documents')).status).toBe(200);
    for (const socket of [...two, ...others]) socket.destroy();
    await settled();
    expect((await ask('203.0.113.7')).status).toBe(200);
  }, 120_000);

  it('shows nothing of what is withdrawn while it is sent', async () => {
    const socket = await askAndWait('/documents.csv');
    await settled();
    await database.pool.query("update documents set publication_state = 'WITHDRAWN' where source_key like 'copy %'");
    const left = await bytesOf(socket);
    await database.pool.query("update documents set publication_state = 'PUBLISHED' where source_key like 'copy %'");
    expect(left).toBeLessThan((copies / 2) * 6000);
  }, 120_000);

  it('is compressed for who wants it, is never kept, and asks nothing for who only asks about it', async () => {
    const plain = await gateway.ask('/documents.csv?publishedTo=2000-01-01');
    expect(plain.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present', 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="documents-2026-11-24.csv"', 'vary': 'Accept-Encoding', 'x-content-type-options': 'nosniff' });
    const coded = async (coding: string) => gateway.ask('/documents.csv?publishedTo=2000-01-01', { headers: { 'accept-encoding': coding } });
    expect(gunzipSync((await coded('gzip')).bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync((await coded('br')).bytes).equals(plain.bytes)).toBe(true);
    const head = await gateway.ask('/documents.csv', { method: 'HEAD' });
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    read.rows = 0;
    await gateway.ask('/documents.csv', { method: 'HEAD' });
    expect(await settled()).toBeLessThanOrEqual(101);
  });
});
