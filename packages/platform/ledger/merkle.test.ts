import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from './bytes.ts';
import { combined, consistencySpans, emptyRoot, inclusionSpans, leafHash, nodeHash, subtreesOf, verifyConsistency, verifyInclusion, type Sha256 } from './merkle.ts';

const hash: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** The definition of RFC 9162, 2.1.1, word for word: what everything here is measured by. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot(hash);
  if (leaves.length === 1) return leafHash(only, hash);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)), hash);
}

const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => Uint8Array.of(index, index >> 8));
const pathOf = (leaves: readonly Uint8Array[], spans: readonly (readonly [number, number])[]) => spans.map(([from, to]) => treeHash(leaves.slice(from, to)));

describe('the hashes that logs of certificates (RFC 6962, RFC 9162) are tested with', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  it.each(roots.map((root, size) => [size, root]))('%i entries', (size, root) => {
    const shown = entries.slice(0, Number(size));
    expect(toHex(treeHash(shown))).toBe(root);
    expect(toHex(combined(subtreesOf(0, shown.length).map(({ level, position }) => treeHash(shown.slice(position * 2 ** level, (position + 1) * 2 ** level))), hash))).toBe(root);
  });

  it('are the same by the browser’s own hash function', () => {
    expect(toHex(leafHash(new Uint8Array()))).toBe(roots[1]);
    expect(toHex(emptyRoot())).toBe(roots[0]);
  });
});

const size = fc.integer({ min: 1, max: 200 });

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree, and for no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, picked, other) => {
        const leaves = leavesOf(count);
        const index = picked % count;
        const proof = { leaf: leafHash(leaves[index] ?? new Uint8Array(), hash), index, size: count, path: pathOf(leaves, inclusionSpans(index, count)), root: treeHash(leaves) };
        expect(verifyInclusion(proof, hash)).toBe(true);
        expect(verifyInclusion({ ...proof, leaf: hash(proof.leaf) }, hash)).toBe(false);
        expect(verifyInclusion({ ...proof, root: hash(proof.root) }, hash)).toBe(false);
        const elsewhere = other % count;
        expect(verifyInclusion({ ...proof, index: elsewhere }, hash)).toBe(elsewhere === index);
        expect(verifyInclusion({ ...proof, path: [...proof.path, hash(proof.root)] }, hash)).toBe(false);
        expect(verifyInclusion({ ...proof, index: count }, hash)).toBe(false);
      }),
    );
  });

  it('is refused for a leaf that does not exist', () => {
    expect(() => inclusionSpans(3, 3)).toThrow(RangeError);
    expect(verifyInclusion({ leaf: hash(new Uint8Array()), index: 0.5, size: 2, path: [], root: hash(new Uint8Array()) }, hash)).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('holds between every two sizes, and no longer once an old leaf is another', () => {
    fc.assert(
      fc.property(size, size, fc.nat(), (a, b, picked) => {
        const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
        const leaves = leavesOf(newSize);
        const proof = { oldSize, oldRoot: treeHash(leaves.slice(0, oldSize)), size: newSize, root: treeHash(leaves), path: pathOf(leaves, consistencySpans(oldSize, newSize)) };
        expect(verifyConsistency(proof, hash)).toBe(true);
        const altered = leaves.with(picked % oldSize, Uint8Array.of(9, 9, 9));
        expect(verifyConsistency({ ...proof, root: treeHash(altered), path: pathOf(altered, consistencySpans(oldSize, newSize)) }, hash)).toBe(false);
        expect(verifyConsistency({ ...proof, oldRoot: hash(proof.oldRoot) }, hash)).toBe(false);
      }),
    );
  });

  it('is refused where the later tree is smaller', () => {
    expect(() => consistencySpans(4, 3)).toThrow(RangeError);
    expect(verifyConsistency({ oldSize: 4, oldRoot: hash(new Uint8Array()), size: 3, root: hash(new Uint8Array()), path: [] }, hash)).toBe(false);
    expect(verifyConsistency({ oldSize: 3, oldRoot: hash(new Uint8Array()), size: 4, root: hash(new Uint8Array()), path: [] }, hash)).toBe(false);
  });
});
