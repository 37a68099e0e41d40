import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
  throw new EmbeddedPostgresError(`the database server ${pid} of an earlier process does not end; end it by hand`);
}

/** The server's own note of its process, which outlives a crash of ours. */
async function serverPid(cluster: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') return (await systemIdentifier(`/proc/${pid}/cwd`)) === (await systemIdentifier(cluster));
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(cluster);
  } catch {
    return false;
  }
}

/** The system identifier in the first bytes of `global/pg_control`: two clusters never share it. */
async function systemIdentifier(cluster: string): Promise<string> {
  return (await readFile(join(cluster, 'global', 'pg_control'))).readBigUInt64LE(0).toString();
}
