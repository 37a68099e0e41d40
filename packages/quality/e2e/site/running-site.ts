import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../../..');
const gateway = join(root, 'apps/gateway/dist');
const shared = join(root, process.env['OPENHALL_SHARED'] ?? '../shared');

export interface RunningSite {
  origin: string;
  stop(): Promise<void>;
}

/** A port nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function untilReady(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the gateway was started without an output to read');
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = /^ready (\S+)$/.exec(line);
    if (ready?.[1] !== undefined) return ready[1];
  }
  throw new Error('the gateway ended before it was ready; its log is above');
}

async function openhall(env: NodeJS.ProcessEnv, ...parameters: string[]): Promise<void> {
  const command = spawn(process.execPath, [join(gateway, 'cli.js'), ...parameters], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(command, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`openhall ${parameters.join(' ')} ended with code ${code}`);
}

/** Starts the built site as `npm start` does, on a data folder of its own, and imports the real laws and policies into it. */
export async function startSite(overrides: Record<string, string> = {}): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'openhall-e2e-'));
  const env = {
    ...process.env,
    OPENHALL_DATA_DIR: dataDir,
    OPENHALL_LOG_LEVEL: 'warn',
    PORT: String(await freePort()),
    ...overrides,
  };
  const server = spawn(process.execPath, [join(gateway, 'main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const origin = await untilReady(server);
    await openhall(env, 'import', 'laws', join(shared, 'data/laws'));
    await openhall(env, 'import', 'policies', join(shared, 'data/policies/govcn-policies.jsonl'));
    return { origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
