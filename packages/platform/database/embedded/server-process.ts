import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { chown, open, rename, rm, writeFile } from 'node:fs/promises';
import { messages } from '../messages.ts';
import type { Binaries } from './binaries.ts';
import { draftClusterFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { availableMemory, memorySettings } from './memory.ts';
import { markOf } from './processes.ts';
import type { ProcessMark } from './processes.ts';

/** Without LANG the server would take SQL_ASCII and Chinese would vanish from tsvector: everything is said, nothing inherited. */
const INITDB = ['--encoding=UTF8', '--locale=C.UTF-8', '--username=openhall', '--auth=scram-sha-256', '--no-instructions'];
const BUILTIN_LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // The largest pool a setting allows, and some for commands beside it.
  max_connections: '230',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  // Compiling a plan costs more than any of our statements.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  max_wal_size: '512MB',
};

/**
 * A folder handed over as an open descriptor: the account the server runs under need not be able to walk to it, so a project inside a 0700 home
 * works. Where no account is changed (or the system has no /proc) the path itself is used.
 */
async function withFolder<T>(path: string, account: DataFolder['account'], work: (argument: string, inherited: number[]) => Promise<T>): Promise<T> {
  if (account === undefined) return work(path, []);
  const folder = await open(path, 'r');
  try {
    return await work('/proc/self/fd/3', [folder.fd]);
  } finally {
    await folder.close();
  }
}

function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return { PATH, TMPDIR, SystemRoot, LC_ALL: 'C' };
}

/** Makes a new cluster, whole or not at all. */
export async function initialise(binaries: Binaries, folder: DataFolder, password: string): Promise<void> {
  const draft = await draftClusterFolder(folder);
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (folder.account !== undefined) await chown(passwordFile, folder.account.uid, folder.account.gid);
  const passwordHandle = await open(passwordFile, 'r');
  try {
    await withFolder(draft, folder.account, async (argument, inherited) => {
      const [pwfile, stdio] =
        inherited.length === 0 ? [passwordFile, []] : ['/proc/self/fd/4', [...inherited, passwordHandle.fd]];
      const locale = binaries.version.startsWith('15.') || binaries.version.startsWith('16.') ? [] : BUILTIN_LOCALE;
      const run = spawn(binaries.initdb, [...INITDB, ...locale, `--pwfile=${pwfile}`, '-D', argument], {
        cwd: '/',
        env: environment(),
        stdio: ['ignore', 'ignore', 'pipe', ...stdio] satisfies StdioOptions,
        ...folder.account,
      });
      await succeeded(run);
    });
    await rename(draft, folder.cluster);
  } finally {
    await passwordHandle.close();
    await rm(passwordFile, { force: true });
  }
}

async function succeeded(run: ChildProcess): Promise<void> {
  let said = '';
  run.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(run, 'close')) as [number | null];
  if (code === 0) return;
  const lines = said.trim().split('\n');
  // What follows the reason is what was tidied up.
  const reason = lines.findLast((line) => /\b(FATAL|PANIC|error)\b/.test(line)) ?? lines.at(-1);
  throw new EmbeddedPostgresError(messages.initFailed(reason ?? `initdb ${code}`));
}

export interface ServerProcess {
  mark: ProcessMark;
  exited: Promise<void>;
  /** The last lines the server wrote, for an error message. */
  lastLines(): string[];
}

/** Starts the server in the foreground of its own process group, so that Ctrl-C in the terminal reaches us first. */
export async function startServer(binaries: Binaries, folder: DataFolder, port: number, extra: Record<string, string>): Promise<ServerProcess> {
  return withFolder(folder.cluster, folder.account, async (argument, inherited) => {
    const settings = Object.entries({ ...SETTINGS, ...memorySettings(availableMemory()), ...extra, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', argument, ...settings], {
      cwd: '/',
      env: environment(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', ...inherited] satisfies StdioOptions,
      ...folder.account,
    });
    const lines: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().split('\n').filter((line) => line !== ''));
      lines.splice(0, lines.length - 20);
    });
    const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
    await once(child, 'spawn');
    return { mark: await markOf(child.pid ?? 0), exited, lastLines: () => [...lines] };
  });
}
