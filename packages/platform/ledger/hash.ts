import { createHash } from 'node:crypto';
import type { Sha256 } from './merkle.ts';

/** SHA-256 by Node: ten times as fast as the one browsers get. */
export const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
