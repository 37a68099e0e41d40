import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** Memory of the machine, or of the container where that is given less; in bytes. */
export function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * How much memory the server may count on, as PostgreSQL settings: a quarter of the machine for pages it keeps itself, half for those it may expect
 * the system to keep. Pages are taken as they are first used, so that a small site never holds much; what a search reads of 100,000 documents fits.
 */
export function memorySettings(bytes: number): { shared_buffers: string; effective_cache_size: string } {
  const share = (part: number, least: number, most: number): string => `${Math.min(most, Math.max(least, Math.floor(bytes / part / MEGABYTE)))}MB`;
  return { shared_buffers: share(4, 128, 2048), effective_cache_size: share(2, 512, 8192) };
}
