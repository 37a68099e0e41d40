import { createHash } from 'node:crypto';

/** Crockford's base 32: no i, l, o, u, so that an address read aloud or copied by hand stays unambiguous. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 13;

/** 65 bits of a SHA-256 over the parts, as 13 lower-case characters. Parts are separated so that ('ab','c') ≠ ('a','bc'). */
function stableId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  let bits = BigInt(`0x${hash.digest('hex')}`) >> BigInt(256 - ID_LENGTH * 5);
  let id = '';
  for (let index = 0; index < ID_LENGTH; index += 1) {
    id = ALPHABET[Number(bits & 31n)] + id;
    bits >>= 5n;
  }
  return id;
}

/**
 * The public identifier of a record, derived from where it came from, so that importing the same source again,
 * here or on another installation, gives the same address.
 *
 * @param source name of the source system, e.g. `lawrefbook`
 * @param sourceKey the record's key there, unique within the source
 */
export function documentId(source: string, sourceKey: string): string {
  return stableId(source, sourceKey);
}

/** The identifier of an issuing organ: the same name is the same organ on every installation. */
export function issuerId(name: string): string {
  return stableId('issuer', name);
}

/** The identifier of a file: it changes with the content, so a cached file address never shows other bytes. */
export function attachmentId(documentIdentifier: string, name: string, digest: string): string {
  return stableId('attachment', documentIdentifier, name, digest);
}

/** Lower-case hexadecimal SHA-256 of bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
