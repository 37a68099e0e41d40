import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './until.ts';

/** A program the test started. */
export interface RunningProgram {
  stop(): Promise<void>;
}

/** Starts a program and resolves when `ready` does. @throws with the last of its output where it ends before that */
export async function startProgram(path: string, parameters: readonly string[], { env, ready }: { readonly env?: Readonly<Record<string, string>>; readonly ready: () => Promise<boolean> }): Promise<RunningProgram> {
  const child: ChildProcess = spawn(path, parameters, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (output = `${output}${data.toString()}`.slice(-4000)));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const ended = once(child, 'exit').then(() => true);
  const started = until(`${path} is ready`, ready, { forMs: 60_000 });
  try {
    if (await Promise.race([started.then(() => false), ended])) throw new Error('it ended');
  } catch (error) {
    await stop();
    throw new Error(`${path} did not start: ${output}`, { cause: error });
  }
  return { stop };
}

/** A port of this machine nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
