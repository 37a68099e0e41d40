import { fixedClock } from '@openhall/testkit';
import { describe, expect, it } from 'vitest';
import { GenerationBook, type ContentTruth } from './generations.ts';
import { silentLog } from '../../test/silent-log.ts';

const morning = new Date('2026-11-24T01:00:00Z');
const midnight = new Date('2026-11-24T16:00:00Z');

function setUp() {
  const clock = fixedClock(morning.toISOString());
  const truth = { generation: 1, nextChangeAt: midnight, fail: false };
  const counts = { changes: 0 };
  const book = new GenerationBook({
    readTruth: async (): Promise<ContentTruth> => {
      if (truth.fail) throw new Error('no connection');
      return { generations: new Map([['publishing', truth.generation]]), nextChangeAt: truth.nextChangeAt };
    },
    clock,
    log: silentLog,
    trustFor: 30_000,
    onChange: () => (counts.changes += 1),
  });
  return { book, clock, truth, counts };
}

describe('what is known about the content', () => {
  it('keeps nothing before the first reading', () => {
    expect(setUp().book.stamp()).toBeNull();
  });

  it('serves an answer until its domain changes', async () => {
    const { book, truth, counts } = setUp();
    await book.refresh();
    const stamp = book.stamp();
    expect(stamp).not.toBeNull();
    if (stamp === null) return;
    expect(book.isCurrent(stamp, morning.getTime())).toBe(true);
    truth.generation = 2;
    await book.refresh();
    expect(book.isCurrent(stamp, morning.getTime())).toBe(false);
    expect(counts.changes, 'the first reading and the change').toBe(2);
  });

  it('does not take an answer for current that was computed before the change and stored after it', async () => {
    const { book, truth } = setUp();
    await book.refresh();
    const takenBeforeExecution = book.stamp();
    truth.generation = 2;
    await book.refresh();
    expect(takenBeforeExecution && book.isCurrent(takenBeforeExecution, morning.getTime())).toBe(false);
  });

  it('lets nothing outlive the next moment content changes by itself', async () => {
    const { book, truth, clock } = setUp();
    await book.refresh();
    expect(book.stamp()?.horizon).toBe(midnight.getTime());
    const scheduled = new Date('2026-11-24T03:00:00Z');
    truth.nextChangeAt = scheduled;
    clock.set('2026-11-24T02:59:50Z');
    await book.refresh();
    const stamp = book.stamp();
    expect(stamp?.horizon).toBe(scheduled.getTime());
    expect(stamp && book.isCurrent(stamp, scheduled.getTime() - 1)).toBe(true);
    expect(stamp && book.isCurrent(stamp, scheduled.getTime())).toBe(false);
    clock.set('2026-11-24T03:00:00Z');
    expect(book.stamp(), 'until a reading looks past the change').toBeNull();
    truth.nextChangeAt = midnight;
    await book.refresh();
    expect(book.stamp()?.horizon).toBe(midnight.getTime());
  });

  it('takes a notification at its word and reads again', async () => {
    const { book, truth } = setUp();
    await book.refresh();
    const stamp = book.stamp();
    truth.generation = 2;
    book.hint('publishing', 2);
    expect(stamp && book.isCurrent(stamp, morning.getTime())).toBe(false);
    await book.refresh();
    const next = book.stamp();
    book.hint('publishing', 2);
    expect(next && book.isCurrent(next, morning.getTime()), 'nothing new in it').toBe(true);
  });

  it('stamps nothing between a notification and the reading that knows when content changes next', async () => {
    const { book, truth } = setUp();
    await book.refresh();
    truth.generation = 2;
    truth.nextChangeAt = new Date('2026-11-24T01:10:00Z');
    book.hint('publishing', 2);
    expect(book.stamp()).toBeNull();
    await book.settled();
    expect(book.stamp()?.horizon).toBe(truth.nextChangeAt.getTime());
  });

  it('believes no reading that a notification overtook', async () => {
    const { book, truth } = setUp();
    await book.refresh();
    const overtaken = book.refresh();
    truth.nextChangeAt = new Date('2026-11-24T01:10:00Z');
    book.hint('publishing', 2);
    truth.generation = 2;
    await overtaken;
    expect(book.stamp()?.horizon).toBe(truth.nextChangeAt.getTime());
  });

  it('drops everything when the channel had a gap, and keeps nothing until the truth is read', async () => {
    const { book } = setUp();
    await book.refresh();
    const stamp = book.stamp();
    book.distrust();
    expect(book.stamp()).toBeNull();
    await book.refresh();
    expect(stamp && book.isCurrent(stamp, morning.getTime())).toBe(false);
    expect(book.stamp()).not.toBeNull();
  });

  it('serves nothing from memory once the database has been out of reach too long', async () => {
    const { book, truth, clock } = setUp();
    await book.refresh();
    const stamp = book.stamp();
    truth.fail = true;
    const soon = new Date(morning.getTime() + 29_000);
    clock.set(soon.toISOString());
    await book.refresh();
    expect(stamp && book.isCurrent(stamp, soon.getTime())).toBe(true);
    const late = new Date(morning.getTime() + 30_000);
    clock.set(late.toISOString());
    expect(stamp && book.isCurrent(stamp, late.getTime())).toBe(false);
    expect(book.stamp()).toBeNull();
  });
});
