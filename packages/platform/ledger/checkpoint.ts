import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, joined, sameBytes, toBase64, utf8 } from './bytes.ts';

/** The head of the log: so many entries have this root. */
export interface Checkpoint {
  /** Name of the log, e.g. `hrss.example.cn/ledger`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A name and an Ed25519 public key, as witnesses are given them. */
export interface VerifierKey {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Of C2SP signed notes: this is an Ed25519 key. */
const ED25519 = Uint8Array.of(1);

/** What is signed: the three lines of a C2SP checkpoint (tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The text with its signature, as a C2SP signed note. */
export function signedNote(text: string, key: VerifierKey, signature: Uint8Array): string {
  return `${text}\n— ${key.name} ${toBase64(joined(keyHash(key), signature))}\n`;
}

/** The key in the one line that witnesses configure. */
export function verifierKeyText(key: VerifierKey): string {
  return `${key.name}+${[...keyHash(key)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}+${toBase64(joined(ED25519, key.publicKey))}`;
}

/** Reads such a line. Null where it is none, or its parts contradict each other. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name, hash, encoded] = /^([^\s+]{1,200})\+([\da-f]{8})\+([A-Za-z\d+/=]{44})$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== ED25519[0]) return null;
  const key = { name, publicKey: bytes.slice(1) };
  return verifierKeyText(key).split('+')[1] === hash ? key : null;
}

/** Checks an Ed25519 signature. */
export type VerifySignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean | Promise<boolean>;

/** The checkpoint of a note, where one of the keys has signed it; else null. */
export async function openNote(note: string, keys: readonly VerifierKey[], verify: VerifySignature): Promise<Checkpoint | null> {
  const split = note.indexOf('\n\n');
  if (split === -1) return null;
  const text = note.slice(0, split + 1);
  for (const line of note.slice(split + 2).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    const key = keys.find((candidate) => candidate.name === name && bytes !== null && sameBytes(keyHash(candidate), bytes.subarray(0, 4)));
    if (bytes !== null && key !== undefined && (await verify(bytes.slice(4), utf8(text), key.publicKey))) return parseCheckpoint(text);
  }
  return null;
}

function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, size, encoded] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n/.exec(text) ?? [];
  const root = encoded === undefined ? null : fromBase64(encoded);
  return origin === undefined || size === undefined || root === null || root.length !== 32 ? null : { origin, size: Number(size), root };
}

function keyHash({ name, publicKey }: VerifierKey): Uint8Array {
  return sha256(joined(utf8(`${name}\n`), ED25519, publicKey)).subarray(0, 4);
}
