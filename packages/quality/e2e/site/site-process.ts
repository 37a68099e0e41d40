import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../../..');
const gateway = join(root, 'apps/gateway/dist');

/** A running gateway, or one that has ended. */
export interface SiteProcess {
  readonly pid: number;
  /** The address it said it was ready at; null where it ended before. */
  readonly origin: string | null;
  /** Everything it has written so far. */
  readonly output: { readonly lines: string[]; readonly errors: string[] };
  /** Its exit code, once it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port nothing listens on, below those the system hands out: a database or a connection of another journey cannot take it meanwhile. */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The variables of this process without those that would change a site: a developer's own settings stay out of the journeys. */
function cleanVariables(): NodeJS.ProcessEnv {
  const settings = /^(OPENHALL_|DATABASE_|SITE_URL$|HOST$|PORT$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}

const builtGateway = [process.execPath, join(gateway, 'main.js')] as const;

/** Starts the built gateway, or a command that does, in a process group of its own, and waits until it is ready or has ended. */
export async function startProcess(variables: Record<string, string>, [program, ...parameters]: readonly [string, ...string[]] = builtGateway): Promise<SiteProcess> {
  const child = spawn(program, parameters, { cwd: root, detached: true, env: { ...cleanVariables(), OPENHALL_LOG_LEVEL: 'warn', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const output = { lines: [] as string[], errors: [] as string[] };
  createInterface({ input: child.stderr }).on('line', (line) => output.errors.push(line));
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      output.lines.push(line);
      const match = /^ready (\S+)$/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
  const origin = await Promise.race([ready, ended.then(() => null)]);
  const end = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    // The whole group: what a command started must not outlive the journey.
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid, signal);
    return ended;
  };
  return { pid: child.pid ?? 0, origin, output, ended, end };
}

/** Runs a command of `openhall` to its end. @throws where it fails */
export async function openhall(variables: Record<string, string>, ...parameters: string[]): Promise<void> {
  const command = spawn(process.execPath, [join(gateway, 'cli.js'), ...parameters], { env: { ...cleanVariables(), ...variables }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(command, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`openhall ${parameters.join(' ')} ended with code ${code}`);
}
