import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A process named so that a later one with the same number is not taken for it. */
export interface ProcessMark {
  pid: number;
  /** Start time in the system's own unit; empty where the system does not tell. */
  startedAt: string;
}

export async function markOf(pid: number): Promise<ProcessMark> {
  return { pid, startedAt: (await status(pid))?.startedAt ?? '' };
}

/** Fields 3 and 22 of /proc/PID/stat, counted behind the command's closing bracket, as the command may hold spaces. */
async function status(pid: number): Promise<{ state: string; startedAt: string } | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Whether the process still runs. One that ended but was not fetched by its parent (a container without an init) does not. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  if (!responds(mark.pid)) return false;
  const now = await status(mark.pid);
  if (now === undefined) return process.platform !== 'linux';
  return now.state !== 'Z' && (mark.startedAt === '' || now.startedAt === mark.startedAt);
}

function responds(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks a process to end and waits; true when it is gone. */
export async function endProcess(mark: ProcessMark, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  if (!(await isAlive(mark))) return true;
  process.kill(mark.pid, signal);
  for (let waited = 0; waited < withinMs; waited += 50) {
    await delay(50);
    if (!(await isAlive(mark))) return true;
  }
  return false;
}
