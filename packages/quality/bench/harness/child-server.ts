import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own that reports its CPU time over IPC. */
export interface ChildServer {
  origin: string;
  /** CPU seconds the process has used since it started, user and system. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `script` (plain JavaScript or type-stripped TypeScript) and waits for its `{ port }` message. */
export async function startChildServer(script: string, env: Record<string, string>): Promise<ChildServer> {
  const child = fork(script, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await message(child, 'port');
  return {
    origin: `http://127.0.0.1:${port}`,
    cpuSeconds: () => {
      const reply = message(child, 'cpu');
      child.send('cpu');
      return reply;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function message(child: ChildProcess, key: 'port' | 'cpu'): Promise<number> {
  return new Promise((resolve, reject) => {
    const onMessage = (value: unknown): void => {
      if (typeof value === 'object' && value !== null && key in value) {
        child.off('message', onMessage);
        resolve((value as Record<string, number>)[key] ?? Number.NaN);
      }
    };
    child.on('message', onMessage);
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it answered`)));
  });
}
