import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { utf8 } from './bytes.ts';
import { checkpointText, signedNote, type Checkpoint, type VerifierKey, type VerifySignature } from './checkpoint.ts';

/** Signs checkpoints of one log with one key. */
export interface CheckpointSigner {
  readonly key: VerifierKey;
  note(checkpoint: Omit<Checkpoint, 'origin'>): string;
}

/** The key file is there and cannot be used. A new one in its place would make every earlier signature look forged. */
export class LedgerKeyError extends Error {
  override readonly name = 'LedgerKeyError';
  constructor(file: string) {
    super(`${file} 不是 Ed25519 私钥（PKCS #8，PEM）。请放回原来的密钥文件；换用新的密钥会使以前的签名无法核验。`);
  }
}

/**
 * The signer whose private key is in this file (PKCS #8, PEM), made on first use and readable by its owner only.
 * @throws LedgerKeyError where the file is there but holds no Ed25519 key
 */
export function openSigner(file: string, origin: string): CheckpointSigner {
  return signerOf(readKey(file) ?? createKey(file), origin);
}

function readKey(file: string): KeyObject | null {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, with the file's name.
  }
  throw new LedgerKeyError(file);
}

function createKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was first: there must be one key only.
    const first = error instanceof Error && 'code' in error && error.code === 'EEXIST' ? readKey(file) : null;
    if (first === null) throw error;
    return first;
  }
  return privateKey;
}

function signerOf(privateKey: KeyObject, origin: string): CheckpointSigner {
  const key = { name: origin, publicKey: new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32)) };
  return {
    key,
    note: (checkpoint) => {
      const text = checkpointText({ origin, ...checkpoint });
      return signedNote(text, key, sign(null, utf8(text), privateKey));
    },
  };
}

/** DER of an Ed25519 public key up to the key itself (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node. */
export const verifyByNode: VerifySignature = (signature, message, publicKey) => {
  if (publicKey.length !== 32) return false;
  return verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, publicKey]), type: 'spki', format: 'der' }), signature);
};
