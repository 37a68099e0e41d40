import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inTransaction } from '@openhall/database';
import { createTestDatabase, fixedClock, freePort, testClamd, VIRUS_MARKER, type TestClamd, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../scan/limits.ts';
import { DiskBlobs } from '../store/disk-blobs.ts';
import { createFileStore, SWEEP_LOCK, type FileStore } from '../store/file-store.ts';
import type { FilesTables } from '../tables.ts';
import { attachableUpload } from './attachable.ts';
import { examineUpload } from './examine.ts';
import { createReceiver, type Receiver } from './receive.ts';
import { Spool } from './spool.ts';
import { createUploadDecisions } from './upload-decisions.ts';

const DAY = 24 * 60 * 60 * 1000;
const clock = fixedClock('2026-11-30T01:00:00Z');
const owner = { id: 'p1', name: '林示例' };
const other = { id: 'p2', name: '周示例' };
let database: TestDatabase<FilesTables>;
let folder: string;
let clamd: TestClamd;
let store: FileStore;
let receiver: Receiver;
let number = 0;

beforeAll(async () => {
  database = await createTestDatabase<FilesTables>();
  folder = await mkdtemp(join(tmpdir(), 'openhall-uploads-'));
  clamd = await testClamd(await freePort());
  await clamd.start();
  store = createFileStore({ db: database.db, blobs: new DiskBlobs(join(folder, 'files')) });
  receiver = createReceiver({ db: database.db, store, spool: new Spool(join(folder, 'spool')), sizeLimit: 1_000_000 });
}, 120_000);
afterAll(async () => {
  await Promise.all([clamd.close(), database.drop(), rm(folder, { recursive: true })]);
});
beforeEach(async () => {
  clock.set('2026-11-30T01:00:00Z');
  await database.pool.query('truncate upload_events, upload_findings, uploads, graphile_worker._private_jobs');
});

const nextId = () => (number += 1).toString(16).padStart(32, '0');
const uploads = () => createUploadDecisions(database.db);
const examine = (id: string, address: string | null = clamd.address) => examineUpload(id, { db: database.db, store, scan: { limits: defaultLimits, timeoutMs: 60_000 }, clamd: address, clock });
const events = async (id: string) => (await database.db.selectFrom('upload_events').select(['event', 'actor', 'note']).where('upload_id', '=', id).orderBy('number').execute()).map(({ event, actor, note }) => [event, actor, note]);
const jobs = async () => (await database.pool.query<{ key: string }>('select key from graphile_worker._private_jobs')).rows.map(({ key }) => key);

async function sent(name: string, text: string): Promise<string> {
  const id = nextId();
  expect(await receiver.take({ id, name, owner }, Readable.from([Buffer.from(text)]), clock.now())).toBeNull();
  return id;
}
async function examined(name: string, text: string): Promise<string> {
  const id = await sent(name, text);
  await examine(id);
  return id;
}

describe('a file that is sent', () => {
  it('in pieces is here when the last one is, and its examination is enqueued in the same transaction', async () => {
    const id = nextId();
    await receiver.begin({ id, name: '名单.txt', size: 10, owner }, clock.now());
    const broken = Readable.from((async function* broken() { yield Buffer.from('0123'); throw new Error('the line broke'); })());
    await expect(receiver.append(id, broken, 0)).rejects.toThrow('the line broke');
    expect(await receiver.incoming(id)).toMatchObject({ received: 4, sizeBytes: 10, ownerId: 'p1' });
    expect(await receiver.append(id, Readable.from([Buffer.from('456789')]), 4)).toBe(10);
    await receiver.finish(id, clock.now());
    await receiver.finish(id, clock.now()).catch(() => undefined);
    expect(await uploads().read(id)).toMatchObject({ state: 'UPLOADED', sha256: '84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882' });
    expect(await jobs()).toEqual([`examine ${id}`]);
    expect(await events(id)).toEqual([['RECEIVED', '林示例', null]]);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  it('under a name or of a size that cannot be is refused, and nothing of it stays', async () => {
    const take = (name: string, bytes: Buffer, truncated = false) => receiver.take({ id: nextId(), name, owner }, Object.assign(Readable.from([bytes]), { truncated }), clock.now());
    expect(await take('a/b.txt', Buffer.from('x'))).toContain('不能使用的字符');
    expect(await take('a\u202E.txt', Buffer.from('x'))).toContain('不能使用的字符');
    expect(await take('', Buffer.from('x'))).toContain('没有名称');
    expect(await take(`${'长'.repeat(201)}.txt`, Buffer.from('x'))).toContain('过长');
    expect(await take('a.txt', Buffer.alloc(0))).toContain('空');
    expect(await take('a.txt', Buffer.alloc(10), true)).toContain('超过');
    expect(receiver.problem('a.txt', 1_000_001)).toContain('超过');
    expect(await database.db.selectFrom('uploads').select('id').execute()).toEqual([]);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  it('and forgotten by a process that ended is found again: what is whole goes on, what never came is forgotten', async () => {
    const [whole, part] = [nextId(), nextId()];
    await receiver.begin({ id: whole, name: 'a.txt', size: 3, owner }, clock.now());
    await receiver.append(whole, Readable.from([Buffer.from('abc')]), 0);
    await receiver.begin({ id: part, name: 'b.txt', size: 3, owner }, clock.now());
    await receiver.follow(clock.now());
    expect((await uploads().read(whole))?.state).toBe('RECEIVING');
    await receiver.follow(new Date(clock.now().getTime() + DAY / 2));
    expect((await uploads().read(whole))?.state).toBe('UPLOADED');
    expect(await receiver.incoming(part)).toMatchObject({ received: 0 });
    await database.pool.query('truncate graphile_worker._private_jobs');
    await receiver.follow(new Date(clock.now().getTime() + 2 * DAY));
    expect(await receiver.incoming(part)).toBeNull();
    // A form that broke off with its process left a file that no upload has.
    const orphan = join(folder, 'spool', 'e'.repeat(32));
    await writeFile(orphan, 'x');
    await receiver.follow(clock.now());
    expect(await readdir(join(folder, 'spool'))).toEqual(['e'.repeat(32)]);
    await utimes(orphan, new Date(0), new Date(0));
    await receiver.follow(clock.now());
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
    // Its job was lost with the queue: it is examined all the same.
    expect(await jobs()).toEqual([`examine ${whole}`]);
  });
});

describe('an examination', () => {
  it('finds nothing, or what is there, and says so once', async () => {
    const clean = await examined('通知.txt', '各处室');
    expect(await uploads().read(clean)).toMatchObject({ state: 'CLEAN', mediaType: 'text/plain' });
    const dirty = await examined('名单.csv', '姓名,电话\n张某,13800138000');
    expect(await uploads().read(dirty)).toMatchObject({ state: 'FINDINGS', mediaType: 'text/csv' });
    await examine(dirty);
    expect((await uploads().findings([dirty])).get(dirty)).toEqual([{ kind: 'MOBILE_NUMBER', place: '第 2 行 B 列', excerpt: '13*******00', count: 1 }]);
    expect((await events(dirty)).map(([event]) => event)).toEqual(['RECEIVED', 'EXAMINED']);
  });

  it('refuses a virus for good, and what the name does not say; their bytes are given up', async () => {
    const virus = await examined('a.txt', `x ${VIRUS_MARKER}`);
    expect(await uploads().read(virus)).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('发现病毒'), sha256: null });
    const page = await examined('a.png', '<!DOCTYPE html><script>alert(1)</script>');
    expect(await uploads().read(page)).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('网页或者脚本') });
    expect(await uploads().acknowledge(virus, '我确认可以公开', owner, clock.now())).toEqual({ refused: '没有通过检查的文件不能确认。', field: null });
    expect(await inTransaction(database.db, (trx) => attachableUpload(trx, virus))).toEqual({ refused: expect.stringContaining('没有通过检查') });
  });

  it('waits for clamd where it is away, says so, and goes on when it is back', async () => {
    const id = await sent('a.txt', 'plain');
    await clamd.stop();
    await expect(examine(id)).rejects.toThrow(/clamd/);
    expect(await uploads().read(id)).toMatchObject({ state: 'UPLOADED', waitingFor: expect.stringContaining('病毒检查服务暂时不可用') });
    expect(await inTransaction(database.db, (trx) => attachableUpload(trx, id))).toEqual({ refused: expect.stringContaining('还没有检查完') });
    await clamd.start();
    await examine(id);
    expect(await uploads().read(id)).toMatchObject({ state: 'CLEAN', waitingFor: null });
  });

  it('that takes too long is a refusal, and the process goes on', async () => {
    const id = await sent('a.txt', 'x');
    await examineUpload(id, { db: database.db, store, scan: { limits: defaultLimits, timeoutMs: 0 }, clamd: null, clock });
    expect(await uploads().read(id)).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('超过了限度') });
  });
});

describe('a decision', () => {
  it('on findings is made once, with a reason, and recorded', async () => {
    const id = await examined('名单.csv', '13800138000');
    const gate = () => inTransaction(database.db, (trx) => attachableUpload(trx, id));
    expect(await gate()).toEqual({ refused: expect.stringContaining('请先查看并确认') });
    expect(await uploads().acknowledge(id, ' 行 ', other, clock.now())).toEqual({ refused: expect.stringContaining('请写明理由'), field: 'reason' });
    expect(await uploads().acknowledge(id, '本人同意公开的办公电话', other, clock.now())).toMatchObject({ state: 'FINDINGS', acknowledgedBy: '周示例', acknowledgement: '本人同意公开的办公电话' });
    expect(await gate()).toMatchObject({ name: '名单.csv', mediaType: 'text/csv', sizeBytes: 11 });
    expect(await uploads().acknowledge(id, '再确认一次', owner, clock.now())).toEqual({ refused: '文件已经确认过了。', field: null });
    expect((await events(id)).at(-1)).toEqual(['ACKNOWLEDGED', '周示例', '本人同意公开的办公电话']);
  });

  it('to discard takes the findings away at once, and the bytes with the next sweep', async () => {
    const id = await examined('名单.csv', '13800138000,discarded');
    const sha256 = (await uploads().read(id))?.sha256 ?? '';
    expect(await uploads().discard(id, owner, clock.now())).toMatchObject({ state: 'DISCARDED' });
    expect(await uploads().read(id)).toBeNull();
    expect((await uploads().findings([id])).get(id)).toEqual([]);
    expect(await uploads().discard(id, owner, clock.now())).toEqual({ refused: expect.stringContaining('没有这个文件'), field: 'id' });
    expect(await store.intact(sha256)).toBe(true);
    await store.sweep({ now: new Date(clock.now().getTime() + 2 * DAY) });
    expect(await store.intact(sha256)).toBe(false);
  });
});

describe('the sweep', () => {
  const later = () => ({ now: new Date(clock.now().getTime() + 2 * DAY) });

  it('spares what is referred to, what is young, and everything while a copy is made; it takes in what it does not know', async () => {
    const kept = (await uploads().read(await examined('a.txt', 'kept')))?.sha256 ?? '';
    const { sha256: free } = await store.keep({ size: 4, chunks: async function* chunks() { yield Buffer.from('free'); } }, { now: clock.now() });
    const blobs = new DiskBlobs(join(folder, 'files'));
    const stray = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    await blobs.put(stray, { size: 4, chunks: async function* chunks() { yield Buffer.from('test'); } });
    await store.sweep({ now: clock.now() });
    expect(await Promise.all([kept, free, stray].map((digest) => store.intact(digest)))).toEqual([true, true, true]);
    const copying = await database.pool.connect();
    await copying.query('select pg_advisory_lock_shared($1)', [SWEEP_LOCK]);
    expect(await store.sweep(later())).toBe(0);
    await copying.query('select pg_advisory_unlock_shared($1)', [SWEEP_LOCK]);
    copying.release();
    await store.sweep(later());
    expect(await Promise.all([kept, free, stray].map((digest) => store.intact(digest)))).toEqual([true, false, false]);
    expect((await database.db.selectFrom('stored_files').select('sha256').where('sha256', 'in', [kept, free, stray]).execute()).map(({ sha256 }) => sha256)).toEqual([kept]);
  });
});
