import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedProgram } from './debian-package.ts';
import { startProgram } from './test-server.ts';

/** What the signature of the tests finds; no virus, and known to no other scanner. */
export const VIRUS_MARKER = 'OPENHALL-TEST-VIRUS-7f3a9c51';

export interface TestClamd {
  /** Path of its socket. */
  readonly address: string;
  /** The same on the network: host:port. */
  readonly networkAddress: string;
  /** Starts it, where it does not run. */
  start(): Promise<void>;
  /** Ends it; its socket stays known. */
  stop(): Promise<void>;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
}

/** A clamd of the test's own with one signature, not running yet. */
export async function testClamd(port: number): Promise<TestClamd> {
  const program = installedProgram('clamd', ['clamav-daemon']);
  const folder = await mkdtemp(join(tmpdir(), 'openhall-clamd-'));
  const address = join(folder, 'clamd.sock');
  await mkdir(join(folder, 'signatures'));
  await writeFile(join(folder, 'signatures', 'tests.ndb'), `OpenHall.Test.Marker:0:*:${Buffer.from(VIRUS_MARKER).toString('hex')}\n`);
  const settings = [`DatabaseDirectory ${join(folder, 'signatures')}`, `LocalSocket ${address}`, 'TCPAddr 127.0.0.1', `TCPSocket ${port}`, `TemporaryDirectory ${folder}`, 'Foreground yes', 'StreamMaxLength 30M'];
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  let running: { stop(): Promise<void> } | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
    await rm(address, { force: true });
  };
  return {
    address,
    networkAddress: `127.0.0.1:${port}`,
    start: async () => {
      running ??= await startProgram(program, ['--config-file', join(folder, 'clamd.conf')], { ready: () => answersPing(address) });
    },
    stop,
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answersPing(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address, () => socket.write('zPING\0'));
    socket.on('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('PONG'));
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(false));
  });
}
