import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedPath } from '@openhall/testkit/shared-path';
import { freePort, openhall, startProcess } from './site-process.ts';

export interface RunningSite {
  origin: string;
  dataDir: string;
  /** Password of the demonstration accounts, as the site printed it. */
  password: string;
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
    const password = /密码均为 ([\w-]+)/.exec(site.output.lines.join('\n'))?.[1];
    if (password === undefined) throw new Error('the site printed no demonstration accounts');
    return { origin: site.origin, dataDir, password, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
