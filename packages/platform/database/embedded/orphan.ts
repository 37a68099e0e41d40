import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { messages } from '../messages.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { endProcess, isAlive, markOf } from './processes.ts';

/**
 * Ends the server that a killed process left on this cluster: it would still accept writes, and keep the new one out.
 * Only a process that holds this very cluster is touched: its pid file lies in it, and the system identifiers agree.
 */
export async function endOrphan(cluster: string, log: (message: string) => void): Promise<void> {
  const pid = await serverPid(cluster);
  if (pid === undefined) return;
  const mark = await markOf(pid);
  if (!(await isAlive(mark)) || !(await servesCluster(pid, cluster))) {
    // The number is another process's by now, or of one nobody fetched: the server would take either for its predecessor and refuse to
    // start for ever. Should children of the old one live on, it still finds their shared memory and waits.
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log(`ending the database server ${pid} that an earlier process left behind`);
  if ((await endProcess(mark, 'SIGINT', 20_000)) || (await endProcess(mark, 'SIGQUIT', 10_000))) return;
  throw new EmbeddedPostgresError(messages.orphanStays(pid));
}

/** The server's own note of its process, which outlives a crash of ours. */
async function serverPid(cluster: string): Promise<number | undefined> {
  const pid = Number((await pidFile(cluster))[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Process, data folder, start time, port, … one a line; empty where there is no file. */
async function pidFile(cluster: string): Promise<string[]> {
  try {
    return (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  } catch {
    return [];
  }
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') return (await systemIdentifier(`/proc/${pid}/cwd`)) === (await systemIdentifier(cluster));
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(cluster);
  } catch (error) {
    // In a container root may not look into another account's process (no SYS_PTRACE), but may read how it was called.
    return (error as NodeJS.ErrnoException).code === 'EACCES' && (await wasStartedOnPort(pid, (await pidFile(cluster))[3] ?? ''));
  }
}

/** Two servers never listen on one port at a time, and the port stands in the pid file and among the server's parameters. */
async function wasStartedOnPort(pid: number, port: string): Promise<boolean> {
  const [program = '', ...parameters] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  return basename(program) === 'postgres' && parameters.includes(`port=${port.trim()}`);
}

/** The system identifier in the first bytes of `global/pg_control`: two clusters never share it. */
async function systemIdentifier(cluster: string): Promise<string> {
  return (await readFile(join(cluster, 'global', 'pg_control'))).readBigUInt64LE(0).toString();
}
