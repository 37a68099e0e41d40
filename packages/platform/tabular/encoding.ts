import { TextDecoder } from 'node:util';
import { TableError } from './table.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Bytes looked at, from the first that is no ASCII on, before an encoding is chosen. */
const SAMPLE = 16_384;

/**
 * Text out of bytes whose encoding nobody said: UTF-8, UTF-16 (with its mark, or by its zero bytes) or GB18030, of which GBK and GB2312 are parts.
 * As long as all bytes are ASCII the choice waits, so that a name far down a long file still decides.
 *
 * @throws TableError where the bytes are none of these
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (decoder !== null) {
      yield decode(decoder, chunk);
      continue;
    }
    held = Buffer.concat([held, chunk]);
    if (held.length < 4) continue;
    const wide = wideEncoding(held);
    const first = held.findIndex((byte) => byte >= 0x80);
    if (wide === null && first === -1) {
      yield held.toString('latin1');
      held = Buffer.alloc(0);
    } else if (wide !== null || held.length - first >= SAMPLE) {
      decoder = decoderFor(held, wide);
      yield decode(decoder, held);
    }
  }
  if (decoder === null) {
    decoder = decoderFor(held, wideEncoding(held));
    yield decode(decoder, held);
  }
  yield decode(decoder, null);
}

function decoderFor(sample: Buffer, wide: Encoding | null): TextDecoder {
  return new TextDecoder(wide ?? (isUtf8(sample) ? 'utf-8' : 'gb18030'), { fatal: true });
}

function wideEncoding(sample: Buffer): Encoding | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  // Without a mark: separators and digits are ASCII in any table, so every other byte of some pairs is zero.
  const zeros = [0, 0];
  for (const [index, byte] of sample.subarray(0, SAMPLE).entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(sample: Buffer): boolean {
  try {
    // The end of a sample may cut a character: that is no mistake of the file.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new TableError(`文件内容不是完整的 ${decoder.encoding.toUpperCase()} 文本；请用表格软件另存为“CSV UTF-8”后重试`, { cause: error });
  }
}
