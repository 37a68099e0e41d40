import { readdirSync, readFileSync } from 'node:fs';

/**
 * Seconds of processor time all threads of a process have used, to the nanosecond, from Linux' own books: the server under measurement needs no
 * code for it.
 * @throws where the system keeps no such books
 */
export function processCpuSeconds(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  let nanoseconds = 0;
  try {
    for (const task of readdirSync(tasks)) nanoseconds += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
  } catch (error) {
    throw new Error('benches of processor time read /proc/PID/task/*/schedstat: run them on Linux', { cause: error });
  }
  return nanoseconds / 1e9;
}
