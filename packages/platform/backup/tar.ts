// Just enough of POSIX tar: plain files in one archive that any tool can list and unpack. Members are written before their size is known and read
// at their place, which the libraries for it do not offer.

export const BLOCK = 512;
/** What follows the last member. */
export const END_OF_ARCHIVE = Buffer.alloc(2 * BLOCK);

export type TarEntry = { readonly name: string; readonly size: number };

/** Bytes that fill the last block of a member. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/**
 * The block before a member.
 *
 * @throws RangeError for a name of more than 100 bytes
 */
export function tarHeader({ name, size }: TarEntry, modifiedAt: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new RangeError(`a member of an archive cannot be named ${name}`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeSize(header, size);
  header.write(`${Math.floor(modifiedAt.getTime() / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(checksum(header), 148);
  return header;
}

/** What a block says of the member behind it; `end` for the zeros after the last one, null where it is no header. */
export function readTarHeader(block: Buffer): TarEntry | 'end' | null {
  if (block.every((byte) => byte === 0)) return 'end';
  if (block.toString('latin1', 148, 156) !== checksum(block) || block.toString('latin1', 257, 262) !== 'ustar') return null;
  const nameEnd = block.subarray(0, 100).indexOf(0);
  return { name: block.toString('utf8', 0, nameEnd === -1 ? 100 : nameEnd), size: readSize(block) };
}

const SIZE_AT = 124;
const SIZE_LENGTH = 12;
/** From here on the size does not fit eleven octal digits and is written as a binary number, as every tar of today does. */
const LARGE = 8 ** 11;

function writeSize(header: Buffer, size: number): void {
  if (size < LARGE) header.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE_AT);
  else {
    header[SIZE_AT] = 0x80;
    header.writeBigUInt64BE(BigInt(size), SIZE_AT + SIZE_LENGTH - 8);
  }
}

function readSize(header: Buffer): number {
  if (header[SIZE_AT] === 0x80) return Number(header.readBigUInt64BE(SIZE_AT + SIZE_LENGTH - 8));
  return Number.parseInt(header.toString('latin1', SIZE_AT, SIZE_AT + SIZE_LENGTH - 1), 8);
}

/** The sum of all bytes, those of the sum itself taken as spaces, as it is written. */
function checksum(header: Buffer): string {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return `${sum.toString(8).padStart(6, '0')}\0 `;
}
