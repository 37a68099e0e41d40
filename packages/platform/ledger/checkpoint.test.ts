import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toBase64 } from './bytes.ts';
import { openNote, parseVerifierKey, signedNote, verifierKeyText } from './checkpoint.ts';
import { verifyByLibrary } from './proof.ts';
import { LedgerKeyError, openSigner, verifyByNode } from './signer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signer = openSigner(join(folder, 'made/key.pem'), 'example.test/ledger');
const root = new Uint8Array(32).fill(7);
const note = signer.note({ size: 12, root });

describe('a signed checkpoint', () => {
  it('is a C2SP checkpoint in a signed note', () => {
    const [origin, size, encoded, empty, signature] = note.split('\n');
    expect([origin, size, encoded, empty]).toEqual(['example.test/ledger', '12', toBase64(root), '']);
    expect(signature).toMatch(/^— example\.test\/ledger [\w+/]{90,91}={0,2}$/);
  });

  it.each([
    ['Node', verifyByNode],
    ['the library that browsers fall back on', verifyByLibrary],
  ])('is opened with its key by %s, and not once anything in it is another', async (_, verify) => {
    expect(await openNote(note, [signer.key], verify)).toEqual({ origin: 'example.test/ledger', size: 12, root });
    const stranger = openSigner(join(folder, 'stranger.pem'), 'example.test/ledger');
    for (const [forged, key] of [
      [note.replace('\n12\n', '\n13\n'), signer.key],
      [note.replace('example.test/ledger\n', 'other.test/ledger\n'), signer.key],
      [note, stranger.key],
      [note, { ...signer.key, name: 'other' }],
      [signedNote(note.slice(0, note.indexOf('\n\n') + 1), signer.key, new Uint8Array(64)), signer.key],
      [signedNote(note.slice(0, note.indexOf('\n\n') + 1), signer.key, new Uint8Array(3)), signer.key],
      ['', signer.key],
      [note.replace('\n\n', '\n'), signer.key],
    ] as const)
      expect(await openNote(forged, [key], verify)).toBeNull();
  });
});

describe('the key', () => {
  it('is one line for witnesses, and anything else is no key', () => {
    const line = verifierKeyText(signer.key);
    expect(parseVerifierKey(line)).toEqual(signer.key);
    for (const wrong of ['', line.slice(1), line.replace(/\+[\da-f]{8}\+/, '+00000000+'), `${line}=`]) expect(parseVerifierKey(wrong)).toBeNull();
  });

  it('is kept for its owner alone, and used again', () => {
    const file = join(folder, 'made/key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSigner(file, 'example.test/ledger').key).toEqual(signer.key);
  });

  it('is never replaced where the file cannot be read as one', () => {
    const file = join(folder, 'broken.pem');
    writeFileSync(file, 'not a key');
    expect(() => openSigner(file, 'example.test/ledger')).toThrow(LedgerKeyError);
    expect(readFileSync(file, 'utf8')).toBe('not a key');
  });
});
