import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTransaction } from '@openhall/database';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendEntries,
  canonicalJson,
  checkProof,
  eraseContents,
  faultPlace,
  foldLedger,
  openSigner,
  proofOf,
  readCheckpoints,
  readConsistency,
  readEventByCode,
  readHistory,
  readLatestEvents,
  verifyLedger,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerTables,
} from './index.ts';
import { fromBase64 } from './bytes.ts';
import { openNote } from './checkpoint.ts';
import { verifyConsistency } from './merkle.ts';
import { verifyByNode } from './signer.ts';

const clock = fixedClock('2026-11-25T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const signer = openSigner(join(folder, 'key.pem'), 'example.test/ledger');
afterAll(() => rmSync(folder, { recursive: true }));

let database: TestDatabase<LedgerTables>;
beforeEach(async () => {
  database = await createTestDatabase<LedgerTables>();
});
afterEach(() => database.drop());

/** The records the ledger is about, as their owner keeps them. */
const records = new Map<string, string>();
const contentOf = (subject: string, version: number) => ({ title: records.get(subject) ?? subject, version });
const published = (subject: string, version = 1): LedgerEntry => ({
  subjectKind: 'document',
  subjectId: subject,
  change: version === 1 ? 'PUBLISHED' : 'REVISED',
  content: contentOf(subject, version),
  ref: { version },
  fields: version === 1 ? [] : ['title'],
});

const append = (entries: readonly LedgerEntry[]) => inTransaction(database.db, (trx) => appendEntries(trx, entries, { now: clock.now(), actor: 'clerk' }));
const fold = () => foldLedger(database.db, { signer, clock });
const deriveContents = async (events: readonly LedgerEvent[]) =>
  new Map(events.filter(({ change }) => change !== 'WITHDRAWN').map(({ id, subjectId, ref }) => [id, canonicalJson(contentOf(subjectId, Number(ref['version'])))]));
const verify = () => verifyLedger(database.db, { keys: [signer.key], deriveContents, findUnrecorded: async function* () {} });

async function fill(count: number): Promise<void> {
  await append(Array.from({ length: count }, (_, index) => published(`d${index}`)));
  await fold();
}

/** As somebody with the rights of the database's owner can: around the triggers. */
async function alter(statement: string): Promise<void> {
  await database.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = default`);
}

describe('an entry', () => {
  it('is there with the change it records, or neither is', async () => {
    const failed = inTransaction(database.db, async (trx) => {
      await appendEntries(trx, [published('d1')], { now: clock.now(), actor: 'clerk' });
      throw new Error('the change failed');
    });
    await expect(failed).rejects.toThrow('the change failed');
    expect(await readHistory(database.db, 'document', 'd1')).toEqual([]);
  });

  it('says who did what when, and is found by subject and by code', async () => {
    await append([published('d1'), published('d2')]);
    await append([published('d1', 2)]);
    const [latest, first] = await readHistory(database.db, 'document', 'd1');
    expect(latest).toMatchObject({ at: clock.now(), actor: 'clerk', change: 'REVISED', fields: ['title'], ref: { version: 2 }, leafIndex: null });
    expect(first).toMatchObject({ change: 'PUBLISHED', fields: [] });
    expect((await readLatestEvents(database.db, 'document', ['d1', 'd2', 'd3'])).get('d1')).toEqual(latest);
    expect(await readEventByCode(database.db, latest?.code ?? '')).toEqual(latest);
    expect(await readEventByCode(database.db, '0'.repeat(20))).toBeNull();
  });

  it('cannot be altered, moved or removed', async () => {
    await fill(2);
    for (const statement of [`update ledger_events set actor = 'nobody'`, 'update ledger_events set leaf_index = leaf_index + 10', `update ledger_events set content_salt = 'x'`, 'delete from ledger_events'])
      await expect(database.pool.query(statement)).rejects.toThrow('events of the ledger are not altered');
  });
});

describe('folding', () => {
  it('gives each entry its place once, whoever folds and however often, and signs the head', async () => {
    await append(Array.from({ length: 7 }, (_, index) => published(`d${index}`)));
    expect((await Promise.all([fold(), fold(), fold()])).toSorted()).toEqual([0, 0, 7]);
    await append([published('d7')]);
    expect(await fold()).toBe(1);
    expect(await fold()).toBe(0);
    const { rows } = await database.pool.query<{ leaf_index: number }>('select leaf_index from ledger_events order by id');
    expect(rows.map(({ leaf_index }) => leaf_index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect((await readCheckpoints(database.db, 10)).map(({ size }) => size)).toEqual([8, 7]);
  });

  it('takes up an entry that was written earlier but committed later', async () => {
    const late = await database.pool.connect();
    await late.query('begin');
    await late.query(`insert into ledger_events (at, actor, subject_kind, subject_id, change, ref, fields, record_digest, record_salt, leaf_hash, code) values (now(), 'x', 'document', 'late', 'WITHDRAWN', '{}', '{}', 'x', 'x', 'x', 'LATE')`);
    await append([published('d1')]);
    expect(await fold()).toBe(1);
    await late.query('commit');
    late.release();
    expect(await fold()).toBe(1);
    expect((await readEventByCode(database.db, 'LATE'))?.leafIndex).toBe(1);
  });
});

describe('a proof', () => {
  it('is whole for every entry of logs of many sizes', async () => {
    for (let size = 1; size <= 17; size += 1) {
      await append([published(`d${size}`)]);
      await fold();
      for (let subject = 1; subject <= size; subject += 1) {
        const event = (await readLatestEvents(database.db, 'document', [`d${subject}`])).get(`d${subject}`);
        const proof = event && (await proofOf(database.db, event, canonicalJson(contentOf(`d${subject}`, 1))));
        expect(proof && (await checkProof(proof))).toEqual({ content: 'HOLDS', inclusion: 'HOLDS', signature: 'HOLDS' });
      }
    }
  });

  it('says what does not hold, and what there is nothing to check by', async () => {
    await fill(5);
    await append([published('waiting')]);
    const events = await readLatestEvents(database.db, 'document', ['d3', 'waiting']);
    const [event, waiting] = [events.get('d3'), events.get('waiting')];
    if (event === undefined || waiting === undefined) throw new Error('both were appended');
    const proof = await proofOf(database.db, event, canonicalJson(contentOf('d3', 1)));
    const check = (part: Partial<typeof proof>) => checkProof({ ...proof, ...part });
    expect(await check({ content: canonicalJson({ title: 'd3', version: 2 }) })).toMatchObject({ content: 'FAILS', inclusion: 'HOLDS', signature: 'HOLDS' });
    expect(await check({ content: JSON.stringify({ version: 1, title: 'd3' }, null, 2) })).toMatchObject({ content: 'HOLDS' });
    expect(await check({ content: null, salt: null })).toMatchObject({ content: 'ABSENT' });
    expect(await check({ index: 2 })).toMatchObject({ inclusion: 'FAILS' });
    expect(await check({ leaf: proof.leaf.replace('PUBLISHED', 'WITHDRAWN') })).toMatchObject({ inclusion: 'FAILS' });
    expect(await check({ checkpoint: proof.checkpoint?.replace('\n5\n', '\n6\n') ?? null })).toMatchObject({ signature: 'FAILS' });
    expect(await check({ path: ['?'] })).toMatchObject({ inclusion: 'FAILS' });
    expect(await check({ key: 'nobody' })).toMatchObject({ signature: 'FAILS' });
    expect(await checkProof(await proofOf(database.db, waiting, null))).toEqual({ content: 'ABSENT', inclusion: 'ABSENT', signature: 'ABSENT' });
  });

  it('shows witnesses that the log only grew', async () => {
    await fill(3);
    await append([published('x'), published('y')]);
    await fold();
    const [newer, older] = await Promise.all((await readCheckpoints(database.db, 2)).map(({ note }) => openNote(note, [signer.key], verifyByNode)));
    if (!newer || !older) throw new Error('both were signed');
    const path = (await readConsistency(database.db, older.size, newer.size)).map((step) => fromBase64(step) ?? new Uint8Array());
    expect(verifyConsistency({ oldSize: older.size, oldRoot: older.root, size: newer.size, root: newer.root, path })).toBe(true);
  });
});

describe('erasing a content', () => {
  it('leaves the log whole and the content beyond finding', async () => {
    await fill(3);
    await append([{ subjectKind: 'document', subjectId: 'd1', change: 'WITHDRAWN', content: null, ref: {}, fields: [] }]);
    await fold();
    expect(await inTransaction(database.db, (trx) => eraseContents(trx, 'document', 'd1'))).toBe(1);
    expect(await inTransaction(database.db, (trx) => eraseContents(trx, 'document', 'd1'))).toBe(0);
    expect(await verify()).toMatchObject({ entries: 4, erased: 1, fault: null });
  });
});

describe('verifying the ledger', () => {
  it('finds nothing in an untouched one, folded or not, and nothing in an empty one', async () => {
    expect(await verify()).toEqual({ entries: 0, checkpoints: 0, waiting: 0, erased: 0, fault: null });
    await fill(1203);
    await append([published('d0', 2)]);
    expect(await verify()).toEqual({ entries: 1203, checkpoints: 1, waiting: 1, erased: 0, fault: null });
  });

  const idOf = (index: number) => `(select id from ledger_events where leaf_index = ${index})`;
  it.each([
    ['who did it', `update ledger_events set actor = 'nobody' where leaf_index = 4`, { kind: 'event-altered', event: expect.any(Number), subject: 'document/d4' }],
    ['when', `update ledger_events set at = at + interval '1 day' where leaf_index = 4`, { kind: 'event-altered', subject: 'document/d4' }],
    ['what happened', `update ledger_events set change = 'WITHDRAWN' where leaf_index = 4`, { kind: 'event-altered' }],
    ['which fields', `update ledger_events set fields = '{title}' where leaf_index = 4`, { kind: 'event-altered' }],
    ['its leaf', `update ledger_events set leaf_hash = sha256('x') where leaf_index = 4`, { kind: 'event-altered' }],
    ['its code', `update ledger_events set code = 'X' where leaf_index = 4`, { kind: 'event-altered' }],
    ['its content’s salt', `update ledger_events set content_salt = record_salt where leaf_index = 4`, { kind: 'content-altered' }],
    ['an entry that waits', `update ledger_events set actor = 'nobody' where leaf_index is null`, { kind: 'event-altered', subject: 'document/waiting' }],
    ['the order', `update ledger_events set leaf_index = case leaf_index when 4 then -5 else -6 end where leaf_index in (4, 5); update ledger_events set leaf_index = case leaf_index when -5 then 5 else 4 end where leaf_index < 0`, { kind: 'node-altered', level: 0, position: 4 }],
    ['an entry removed', `delete from ledger_events where leaf_index = 4`, { kind: 'event-missing', index: 4 }],
    ['the last entries removed', `delete from ledger_events where leaf_index > 7`, { kind: 'log-shortened', size: 10, entries: 8 }],
    ['a node', `update ledger_nodes set hash = sha256('x') where level = 1 and position = 2`, { kind: 'node-altered', level: 1, position: 2 }],
    ['a node removed', `delete from ledger_nodes where level = 2 and position = 1`, { kind: 'node-altered', level: 2, position: 1 }],
    ['a root', `update ledger_checkpoints set root = sha256('x')`, { kind: 'signature-invalid', size: 10 }],
    ['a signature', `update ledger_checkpoints set note = left(note, -5) || 'AAA=' || chr(10)`, { kind: 'signature-invalid', size: 10 }],
    ['the checkpoint removed', `delete from ledger_checkpoints`, { kind: 'signature-invalid', size: 10 }],
    ['an entry put in', `insert into ledger_events (at, actor, subject_kind, subject_id, change, ref, fields, record_digest, record_salt, leaf_hash, code, leaf_index) select at, actor, subject_kind, 'new', change, ref, fields, record_digest, record_salt, leaf_hash, 'NEW', 10 from ledger_events where id = ${idOf(4)}`, { kind: 'event-altered', subject: 'document/new' }],
  ])('finds altered: %s', async (_, statement, fault) => {
    await fill(10);
    await append([published('waiting')]);
    await alter(statement);
    const report = await verify();
    expect(report.fault).toMatchObject(fault);
    expect(report.fault && faultPlace(report.fault)).toMatch(/\d|document/);
  });

  it('finds a record that is not what it was', async () => {
    await fill(3);
    records.set('d2', 'another title');
    expect((await verify()).fault).toMatchObject({ kind: 'content-altered', subject: 'document/d2' });
    records.clear();
  });

  it('finds a log that was built anew with another entry in it, by the signature', async () => {
    // Whoever knows how makes every row fit; only the key is missing.
    const other = await createTestDatabase<LedgerTables>();
    await inTransaction(other.db, (trx) => appendEntries(trx, Array.from({ length: 11 }, (_, index) => published(index === 4 ? 'forged' : `d${index}`)), { now: clock.now(), actor: 'clerk' }));
    await foldLedger(other.db, { signer: openSigner(join(folder, 'forger.pem'), 'example.test/ledger'), clock });
    const report = await verifyLedger(other.db, { keys: [signer.key], deriveContents, findUnrecorded: async function* () {} });
    await other.drop();
    expect(report.fault).toEqual({ kind: 'signature-invalid', size: 11 });
  });

  it('finds roots that a known key signed for another log', async () => {
    await fill(4);
    const other = await createTestDatabase<LedgerTables>();
    await inTransaction(other.db, (trx) => appendEntries(trx, [published('a'), published('b'), published('c'), published('d')], { now: clock.now(), actor: 'clerk' }));
    await foldLedger(other.db, { signer, clock });
    const [checkpoint] = await other.db.selectFrom('ledger_checkpoints').selectAll().execute();
    await other.drop();
    await database.pool.query('update ledger_checkpoints set root = $1, note = $2', [checkpoint?.root, checkpoint?.note]);
    expect((await verify()).fault).toEqual({ kind: 'root-differs', size: 4, goodUntil: 0 });
  });

  it('names what was never recorded', async () => {
    const report = await verifyLedger(database.db, { keys: [], deriveContents, findUnrecorded: async function* () { yield 'document/d9'; } });
    expect(report.fault).toEqual({ kind: 'unrecorded', subject: 'document/d9' });
  });
});
