import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { processCpuSeconds } from './process-cpu.ts';

/** A server in a process of its own, so that its processor time is its own too. */
export interface ChildServer {
  origin: string;
  /** Processor seconds the process has used since it started, user and system; its database is another process. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Starts a script with Node and waits until it prints `ready ORIGIN`. */
export async function startChildServer(script: string, env: Record<string, string>): Promise<ChildServer> {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const origin = await readyOrigin(child.stdout);
  const { pid } = child;
  if (origin === undefined || pid === undefined) throw new Error(`${script} ended before it was ready; what it said is above`);
  return {
    origin,
    cpuSeconds: () => processCpuSeconds(pid),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function readyOrigin(output: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface({ input: output });
  for await (const line of lines) {
    const ready = /^ready (\S+)$/.exec(line);
    if (ready === null) continue;
    // Nobody reads on: let what comes later flow away instead of filling the pipe.
    output.resume();
    return ready[1];
  }
  return undefined;
}

/** A port nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
