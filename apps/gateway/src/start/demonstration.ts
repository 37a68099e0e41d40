import type { Database } from '@openhall/database';
import { demoSite, seedDemo, seedSocialInsurance } from '@openhall/demo-data';
import { loadSiteConfig, type Clock, type Environment, type Logger, type SiteConfig } from '@openhall/runtime';
import type { Services, Tables } from '../compose.ts';
import { beginStep, finishStep, stepState } from './installation-steps.ts';

const stepName = 'demonstration';

/** Any constant will do, as long as it stays: two processes that start at once must wait for each other. */
const demonstrationLock = 7_301_842_020;

/** The configured site; where none is and demonstration data is wanted, the invented department that goes with it. */
export function siteOf(environment: Pick<Environment, 'demo' | 'siteConfigPath'>): SiteConfig {
  return environment.demo && environment.siteConfigPath === undefined ? demoSite : loadSiteConfig(environment.siteConfigPath);
}

export interface DemonstrationOptions {
  readonly database: Pick<Database<Tables>, 'db' | 'pool'>;
  readonly services: Services;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborted to stop between two days of the invented history; the next start goes on. */
  readonly signal: AbortSignal;
}

/** Fills a database that has no document yet with the invented department's; one that has any is left as it is. */
export async function seedDemonstration({ database: { db, pool }, services: { publishing, socialInsurance }, clock, log, signal }: DemonstrationOptions): Promise<void> {
  const lock = await pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [demonstrationLock]);
    const state = await stepState(db, stepName);
    if (state === 'finished' || (state === 'absent' && (await hasDocuments(db)))) return;
    log.info('writing the demonstration data');
    await beginStep(db, stepName, clock.now());
    const { documents } = await seedDemo({ publishing, now: clock.now(), onProgress: () => signal.throwIfAborted() });
    await seedSocialInsurance({ socialInsurance, now: clock.now() });
    await finishStep(db, stepName, clock.now());
    log.info({ documents }, 'demonstration data written');
  } finally {
    // Ends the session, and the lock with it.
    lock.release(true);
  }
}

/** Whether the database holds demonstration data, all of it or a part: then every page has to say so. */
export async function showsDemonstration({ db }: Pick<Database<Tables>, 'db'>): Promise<boolean> {
  return (await stepState(db, stepName)) !== 'absent';
}

async function hasDocuments(db: Database<Tables>['db']): Promise<boolean> {
  return (await db.selectFrom('documents').select('id').limit(1).executeTakeFirst()) !== undefined;
}
