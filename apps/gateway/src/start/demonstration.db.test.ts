import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleDocument } from '../../test/sample-document.ts';
import { silentLog } from '../../test/silent-log.ts';
import { createServices, type Services, type Tables } from '../compose.ts';
import { seedDemonstration, showsDemonstration, siteOf } from './demonstration.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
let database: TestDatabase<Tables>;
let services: Services;

beforeEach(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
});
afterEach(() => database.drop());

const seed = (signal: AbortSignal = new AbortController().signal) => seedDemonstration({ database, services, clock, log: silentLog, signal });
const count = async (): Promise<number> => Number((await database.pool.query('select count(*) from documents')).rows[0].count);

describe('the demonstration', () => {
  it('is written on the first start; one that was interrupted is finished by the next, and none later', async () => {
    expect(await showsDemonstration(database)).toBe(false);
    await expect(seed(AbortSignal.abort())).rejects.toThrow();
    const begun = await count();
    expect(begun).toBeGreaterThan(0);
    expect(await showsDemonstration(database), 'a part of it is on show already').toBe(true);
    // Two replicas that start at once: one writes, the other waits and finds it written.
    await Promise.all([seed(), seed()]);
    const all = await count();
    expect(all).toBeGreaterThan(begun);
    await database.pool.query("update documents set title = '改过' where id = (select min(id) from documents)");
    await seed();
    expect((await database.pool.query("select 1 from documents where title = '改过'")).rowCount, 'an installation goes its own way').toBe(1);
  });

  it('is not mixed into a database that is in use', async () => {
    await services.publishing.saveDocument(sampleDocument('真实'), { now: clock.now() });
    await seed();
    expect(await count()).toBe(1);
    expect(await showsDemonstration(database)).toBe(false);
  });
});

describe('the site', () => {
  it('is the invented department only where a demonstration is wanted and nothing else configured', () => {
    expect(siteOf({ demo: true, siteConfigPath: undefined }).organisation.name).toBe('示例省人力资源和社会保障厅');
    expect(siteOf({ demo: false, siteConfigPath: undefined }).organisation.name).not.toContain('示例');
    expect(() => siteOf({ demo: true, siteConfigPath: '/absent.json' })).toThrow('/absent.json');
  });
});
