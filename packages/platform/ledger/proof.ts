import * as ed25519 from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { fromBase64, sameBytes, utf8 } from './bytes.ts';
import { openNote, parseVerifierKey } from './checkpoint.ts';
import { canonicalJson, saltedDigest, type Json } from './leaf.ts';
import { leafHash, verifyInclusion } from './merkle.ts';

export { printedCode, typedCode } from './code.ts';

/** Everything needed to check one entry of the log, as JSON carries it. Bytes are base64. */
export interface LedgerProof {
  /** The entry as it was hashed: canonical JSON. */
  readonly leaf: string;
  /** The public content, canonical JSON; null for a withdrawal and where it was erased. */
  readonly content: string | null;
  /** Salt of the content's digest; null with it. */
  readonly salt: string | null;
  /** Place in the log; null until the entry is folded into it. */
  readonly index: number | null;
  /** Entries in the log at the checkpoint. */
  readonly size: number | null;
  /** Hashes beside the way from the entry to the root, from below. */
  readonly path: readonly string[];
  /** The signed checkpoint, a signed note. */
  readonly checkpoint: string | null;
  /** The key it is signed with, as witnesses have it; null with the checkpoint. */
  readonly key: string | null;
}

/** One thing that is checked. */
export type ProofStep = 'content' | 'inclusion' | 'signature';
/** `ABSENT`: there is nothing to check it by (not yet in the log; no content, or erased). */
export type StepOutcome = 'HOLDS' | 'FAILS' | 'ABSENT';
export type CheckedProof = Readonly<Record<ProofStep, StepOutcome>>;

/**
 * Checks a proof with nothing but mathematics: no network, no clock, no trust in who hands it out but in the key.
 *
 * content: the content is what the entry was made of. inclusion: the entry is in the log whose root the checkpoint names.
 * signature: the checkpoint was signed with the key.
 */
export async function checkProof(proof: LedgerProof): Promise<CheckedProof> {
  const key = proof.key === null ? null : parseVerifierKey(proof.key);
  const checkpoint = proof.checkpoint === null || key === null ? null : await openNote(proof.checkpoint, [key], verifyEd25519);
  const unfolded = proof.checkpoint === null || proof.index === null;
  return {
    content: checkContent(proof),
    inclusion: unfolded ? 'ABSENT' : holds(includes(proof, checkpointRoot(proof.checkpoint))),
    signature: unfolded ? 'ABSENT' : holds(checkpoint !== null && checkpoint.size === proof.size),
  };
}

const holds = (outcome: boolean): StepOutcome => (outcome ? 'HOLDS' : 'FAILS');

function checkContent({ leaf, content, salt }: LedgerProof): StepOutcome {
  const facts = parsed(leaf);
  const digest = typeof facts['content'] === 'string' ? fromBase64(facts['content']) : null;
  if (content === null || salt === null || digest === null) return 'ABSENT';
  const bytes = fromBase64(salt);
  // Written anew: only the values count, not how whoever handed them over wrote them down.
  return holds(bytes !== null && sameBytes(saltedDigest(bytes, canonicalJson(parsed(content))), digest));
}

function includes({ leaf, index, size, path }: LedgerProof, root: Uint8Array | null): boolean {
  const steps = path.map((step) => fromBase64(step));
  if (root === null || index === null || size === null || steps.includes(null)) return false;
  return verifyInclusion({ leaf: leafHash(utf8(leaf)), index, size, path: steps.filter((step) => step !== null), root });
}

/** The root a checkpoint names, whoever signed it: that is for the other step to say. */
function checkpointRoot(note: string | null): Uint8Array | null {
  const encoded = note?.split('\n')[2];
  return encoded === undefined ? null : fromBase64(encoded);
}

function parsed(text: string): Readonly<Record<string, Json>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, Json>) : {};
  } catch {
    return {};
  }
}

/** By the browser where it can, which is the faster and the better reviewed; else by a library. */
async function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): Promise<boolean> {
  // Outside secure contexts there is no SubtleCrypto at all, whatever its type says.
  const subtle = globalThis.crypto?.subtle as typeof globalThis.crypto.subtle | undefined;
  try {
    if (subtle !== undefined) {
      const key = await subtle.importKey('raw', own(publicKey), { name: 'Ed25519' }, false, ['verify']);
      return await subtle.verify('Ed25519', key, own(signature), own(message));
    }
  } catch {
    // This browser does not know the algorithm.
  }
  return verifyByLibrary(signature, message, publicKey);
}

/** Ed25519 without the browser's help. */
export function verifyByLibrary(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  ed25519.hashes.sha512 = sha512;
  try {
    return ed25519.verify(signature, message, publicKey);
  } catch {
    // Bytes that can be no signature or no key.
    return false;
  }
}

/** SubtleCrypto takes bytes that own their memory. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
