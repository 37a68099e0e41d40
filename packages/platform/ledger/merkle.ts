import { sha256 } from '@noble/hashes/sha2.js';
import { joined, sameBytes } from './bytes.ts';

// The Merkle tree of RFC 9162, section 2.1. Sizes and indexes are numbers: exact to 2^53 entries.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256 of bytes. The server hands in its own, ten times as fast as the one every browser can run. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A subtree that is complete: it holds the leaves from `position * 2^level`, `2^level` of them, and never changes again. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
}

/** Hash of an entry. */
export function leafHash(entry: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  return hash(joined(LEAF, entry));
}

/** Hash of two subtrees beside each other. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  return hash(joined(NODE, left, right));
}

/** Hash of the tree without entries. */
export function emptyRoot(hash: Sha256 = sha256): Uint8Array {
  return hash(new Uint8Array());
}

/** The complete subtrees that the leaves [from, to) are made of, from the left; `from` must be where the largest of them may begin. */
export function subtreesOf(from: number, to: number): Subtree[] {
  const found: Subtree[] = [];
  let start = from;
  while (start < to) {
    let level = 0;
    while (start % 2 ** (level + 1) === 0 && start + 2 ** (level + 1) <= to) level += 1;
    found.push({ level, position: start / 2 ** level });
    start += 2 ** level;
  }
  return found;
}

/** Hash of neighbouring subtrees, given from the left. */
export function combined(hashes: readonly Uint8Array[], hash: Sha256 = sha256): Uint8Array {
  return hashes.length === 0 ? emptyRoot(hash) : hashes.reduceRight((right, left) => nodeHash(left, right, hash));
}

/** Leaves from … to, the last not included, whose hash is one step of a proof. */
type Span = readonly [from: number, to: number];

/** What an inclusion proof consists of, from the leaf upwards (2.1.3.1). */
export function inclusionSpans(index: number, size: number): Span[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`A tree of ${size} has no leaf ${index}.`);
  const spans: Span[] = [];
  let [from, to]: Span = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      spans.unshift([middle, to]);
      to = middle;
    } else {
      spans.unshift([from, middle]);
      from = middle;
    }
  }
  return spans;
}

/** What a proof consists of that a tree of `oldSize` is the beginning of one of `size` (2.1.4.1). */
export function consistencySpans(oldSize: number, size: number): Span[] {
  if (oldSize < 1 || oldSize > size) throw new RangeError(`A tree of ${size} cannot follow one of ${oldSize}.`);
  const spans: Span[] = [];
  let [from, to]: Span = [0, size];
  let whole = true;
  while (oldSize !== to) {
    const middle = from + splitOf(to - from);
    if (oldSize <= middle) {
      spans.unshift([middle, to]);
      to = middle;
    } else {
      spans.unshift([from, middle]);
      from = middle;
      whole = false;
    }
  }
  return whole ? spans : [[from, to], ...spans];
}

/** Largest power of two below a size of at least two. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the path leads from the leaf's hash at its index to the root of a tree of that size (2.1.3.2). */
export function verifyInclusion({ leaf, index, size, path, root }: Inclusion, hash: Sha256 = sha256): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let [position, last] = [index, size - 1];
  let current = leaf;
  for (const step of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      current = nodeHash(step, current, hash);
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)];
    } else {
      current = nodeHash(current, step, hash);
    }
    [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(current, root);
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether the proof shows that the old tree is the beginning of the new one (2.1.4.2). */
export function verifyConsistency({ oldSize, oldRoot, size, root, path }: Consistency, hash: Sha256 = sha256): boolean {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(size) || oldSize < 1 || oldSize > size) return false;
  if (oldSize === size) return path.length === 0 && sameBytes(oldRoot, root);
  const steps = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...path] : [...path];
  const first = steps.shift();
  if (first === undefined) return false;
  let [position, last] = [oldSize - 1, size - 1];
  while (position % 2 === 1) [position, last] = [(position - 1) / 2, Math.floor(last / 2)];
  let [was, is] = [first, first];
  for (const step of steps) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      was = nodeHash(step, was, hash);
      is = nodeHash(step, is, hash);
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)];
    } else {
      is = nodeHash(is, step, hash);
    }
    [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(was, oldRoot) && sameBytes(is, root);
}
