import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = 262_144;
const KEPT_BLOCKS = 32;

/**
 * Texts by number, kept in a file that has no name any more: a workbook lists every different text once, before the sheet that refers to them, and
 * that list may be as long as the sheet. In memory stay the places (eight bytes a text) and the blocks read last; spreadsheets number texts in the
 * order of their first use, so reading mostly goes forward.
 */
export class SpilledStrings {
  readonly #file: number;
  #places = new Float64Array(1024);
  #count = 0;
  #length = 0;
  #pending: Buffer[] = [];
  #pendingLength = 0;
  readonly #blocks = new Map<number, Buffer>();

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'openhall-strings-'));
    this.#file = openSync(join(folder, 'strings'), 'wx+', 0o600);
    // The descriptor keeps it until it is closed, the process' end included.
    rmSync(folder, { recursive: true });
  }

  add(text: string): void {
    if (this.#count + 1 >= this.#places.length) {
      const wider = new Float64Array(this.#places.length * 2);
      wider.set(this.#places);
      this.#places = wider;
    }
    const bytes = Buffer.from(text);
    this.#pending.push(bytes);
    this.#pendingLength += bytes.length;
    this.#count += 1;
    this.#places[this.#count] = (this.#places[this.#count - 1] ?? 0) + bytes.length;
    if (this.#pendingLength >= BLOCK) this.#flush();
  }

  /** The text with this number; undefined where there is none. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    if (this.#pendingLength > 0) this.#flush();
    const [from, to] = [this.#places[index] ?? 0, this.#places[index + 1] ?? 0];
    const parts: Buffer[] = [];
    for (let at = from; at < to; ) {
      const block = Math.floor(at / BLOCK);
      const start = at - block * BLOCK;
      const part = this.#block(block).subarray(start, start + to - at);
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts).toString();
  }

  close(): void {
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pending);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written, bytes.length - written, this.#length + written);
    this.#length += bytes.length;
    this.#pending = [];
    this.#pendingLength = 0;
    this.#blocks.clear();
  }

  #block(number: number): Buffer {
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    const block = Buffer.alloc(Math.min(BLOCK, this.#length - number * BLOCK));
    readSync(this.#file, block, 0, block.length, number * BLOCK);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size >= KEPT_BLOCKS && oldest !== undefined) this.#blocks.delete(oldest);
    this.#blocks.set(number, block);
    return block;
  }
}
