import { startSite } from './running-site.ts';

/** One site for the whole run: first start with demonstration data, then the real laws and policies, as a newcomer would do it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const site = await startSite();
  process.env['OPENHALL_E2E_ORIGIN'] = site.origin;
  return site.stop;
}
