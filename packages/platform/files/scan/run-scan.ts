import { Worker } from 'node:worker_threads';
import type { ScanLimits } from './limits.ts';
import { messages } from './messages.ts';
import type { ScanResult } from './scan-file.ts';
import type { ScanTask } from './scan-worker.ts';

export interface ScanOptions {
  readonly limits: ScanLimits;
  /** Milliseconds one file may take. */
  readonly timeoutMs: number;
}

/** The thread's module: its source beside this one, or what it was built into, beside what this was built into. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './scan-worker.ts' : './scan-worker.js', import.meta.url);

/** Megabytes one file may take, beyond its own bytes. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/**
 * Examines a file in a thread of its own, within time and memory. A file that takes more is refused.
 * @throws where the examination itself is broken: a mistake of ours, which nothing may pass by
 */
export function runScan(bytes: Uint8Array, name: string, { limits, timeoutMs }: ScanOptions): Promise<ScanResult> {
  const task: ScanTask = { bytes, name, limits };
  return new Promise((resolve, reject) => {
    const thread = new Worker(WORKER, { workerData: task, resourceLimits: MEMORY, stdout: true, stderr: true, env: {} });
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      thread.removeAllListeners();
      thread.on('error', () => undefined);
      void thread.terminate();
      settle();
    };
    const timer = setTimeout(() => done(() => resolve({ refused: messages.tooHard })), timeoutMs);
    thread.once('message', (result: ScanResult) => done(() => resolve(result)));
    thread.once('error', (error: Error & { code?: string }) => done(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: messages.tooHard }) : reject(error))));
    thread.once('exit', () => done(() => reject(new Error('the examination ended without a result'))));
  });
}
