import { createHash, hash, type Hash } from 'node:crypto';

const NEWLINE = 0x0a;

/**
 * A digest of a table's rows that does not depend on their order: COPY writes them as they lie on the disk, and they lie otherwise after a restore.
 * Each line of COPY text is one row; the SHA-256 of all rows are added up, in four lanes of 64 bits.
 */
export class RowDigest {
  readonly #lanes = new BigUint64Array(4);
  #rows = 0;
  /** Of a row whose end has not come yet: a large file is one row, and the server cuts its answer anywhere. */
  #open: Hash | null = null;

  /** Passes a stream of COPY text through while it is counted. */
  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.#read(chunk);
      yield chunk;
    }
  }

  /** Reads a stream of COPY text to its end. */
  async readAll(source: AsyncIterable<Buffer>): Promise<void> {
    for await (const chunk of source) this.#read(chunk);
  }

  get rows(): number {
    return this.#rows;
  }

  /** 64 hexadecimal digits. */
  get hex(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(16, '0')).join('');
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#close(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#open = (this.#open ?? createHash('sha256')).update(chunk.subarray(start));
  }

  #close(rest: Buffer): void {
    const digest = this.#open === null ? hash('sha256', rest, 'buffer') : this.#open.update(rest).digest();
    this.#open = null;
    for (let lane = 0; lane < 4; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0n) + digest.readBigUInt64BE(lane * 8);
    this.#rows += 1;
  }
}
