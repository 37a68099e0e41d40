import { startSite } from './running-site.ts';

/**
 * One site for the whole run: first start with demonstration data, then the real laws and policies, as a newcomer would do it.
 * A site that OPENHALL_E2E_ORIGIN names is used as it is, for working on a journey.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['OPENHALL_E2E_ORIGIN'] !== undefined) return () => Promise.resolve();
  const site = await startSite();
  process.env['OPENHALL_E2E_ORIGIN'] = site.origin;
  process.env['OPENHALL_E2E_DATA_DIR'] = site.dataDir;
  process.env['OPENHALL_E2E_PASSWORD'] = site.password;
  return site.stop;
}
