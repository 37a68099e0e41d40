import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedPath } from '@openhall/testkit/shared-path';
import { freePort, openhall, startProcess } from './site-process.ts';

export interface RunningSite {
  origin: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** Starts the built site on a data folder of its own and imports the real laws and policies into it. */
export async function startSite(): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'openhall-e2e-'));
  const variables = { OPENHALL_DATA_DIR: dataDir, PORT: String(await freePort()) };
  const site = await startProcess(variables);
  const stop = async (): Promise<void> => {
    await site.end();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    if (site.origin === null) throw new Error(`the site ended before it was ready: ${site.output.errors.join('\n')}`);
    await openhall(variables, 'import', 'laws', sharedPath('data/laws'));
    await openhall(variables, 'import', 'policies', sharedPath('data/policies/govcn-policies.jsonl'));
    return { origin: site.origin, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
