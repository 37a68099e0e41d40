import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { joined, toBase64, utf8 } from './bytes.ts';
import type { Sha256 } from './merkle.ts';
import type { LedgerChange } from './tables.ts';

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** JSON in the one form of RFC 8785: names sorted, no spaces, so that equal values have equal bytes. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON.');
  return text;
}

/** Digest of a value that nobody can guess the value from: SHA-256 of the salt and the canonical JSON. */
export function saltedDigest(salt: Uint8Array, canonical: string, hash: Sha256 = sha256): Uint8Array {
  return hash(joined(salt, utf8(canonical)));
}

/** What a leaf says. The content and who did it are in it as salted digests only: the log can be given to anybody. */
export interface LeafFacts {
  readonly at: Date;
  readonly change: LedgerChange;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Of the public content; null for a withdrawal. */
  readonly contentDigest: Uint8Array | null;
  /** Of who did it, which fields changed and where the content is found: for the department's own eyes. */
  readonly recordDigest: Uint8Array;
}

/** An entry of the log as it is hashed. */
export function leafText({ at, change, subjectKind, subjectId, contentDigest, recordDigest }: LeafFacts): string {
  return canonicalJson({
    v: 1,
    at: at.toISOString(),
    change,
    subject: `${subjectKind}/${subjectId}`,
    content: contentDigest === null ? null : toBase64(contentDigest),
    record: toBase64(recordDigest),
  });
}
