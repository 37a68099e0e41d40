import { parentPort, workerData } from 'node:worker_threads';
import type { ScanLimits } from './limits.ts';
import { scanFile } from './scan-file.ts';

/** What the thread is started with. */
export interface ScanTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ScanLimits;
}

// A thread of its own, for one file: what parses hostile input can be stopped, and takes nothing else with it.
const { bytes, name, limits } = workerData as ScanTask;
const result = await scanFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, limits);
parentPort?.postMessage(result, []);
