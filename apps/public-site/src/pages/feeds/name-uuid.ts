import { createHash } from 'node:crypto';

/** Of this product; drawn once. */
const namespace = Buffer.from('6b0d3f0e8a4b4f0c9d5e2c7a1f43b8d6', 'hex');

/** A UUID made of a name (RFC 9562, version 5): the same name is the same identifier for ever, wherever the site moves. */
export function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
