import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const gateway = join(import.meta.dirname, '../../../apps/gateway/dist');

/** A process that is started again whenever it is gone, as a service manager does. */
export interface Victim {
  /** Ends it at once, as nothing else but the machine's own end can. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it and waits for the line by which it says that it works. */
  start(): Promise<void>;
  /** Asks it to end. @returns its exit code */
  end(): Promise<number | null>;
}

/** One of the gateway's programs (`main.js`, `cli.js`) with its parameters. */
export function victim(program: string, parameters: readonly string[], variables: Readonly<Record<string, string>>, says: RegExp): Victim {
  if (!existsSync(join(gateway, program))) throw new Error('the gateway is not built: run "npm run check", which builds first');
  const state: { child: ChildProcess | null } = { child: null };
  const gone = async (signal: NodeJS.Signals): Promise<number | null> => {
    const { child } = state;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return ((await ended) as [number | null])[0];
  };
  return {
    kill: async () => void (await gone('SIGKILL')),
    end: () => gone('SIGTERM'),
    start: async () => {
      const child = spawn(process.execPath, [join(gateway, program), ...parameters], { env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
      state.child = child;
      const errors: string[] = [];
      createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
      const lines = createInterface({ input: child.stdout });
      const working = new Promise<boolean>((resolve) => lines.on('line', (line) => says.test(line) && resolve(true)));
      const started = await Promise.race([working, once(child, 'exit').then(() => false)]);
      if (!started) throw new Error(`${program} ${parameters.join(' ')} ended before it worked:\n${errors.slice(-20).join('\n')}`);
    },
  };
}
