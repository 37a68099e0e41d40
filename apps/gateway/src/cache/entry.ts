import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from './accept-encoding.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Below this a coding saves less than its own header costs. Bytes. */
const smallestWorthCompressing = 1024;
/** 5 of 11: within 4 % of the size of 9 on Chinese HTML at a fifth of the time. */
const brotliQuality = 5;

/** One stored form of an answer, with the header lines written on every hit already in order. */
export interface Representation {
  readonly etag: string;
  readonly body: Buffer;
  /** Name, value, name, value … for `writeHead`. */
  readonly headers: readonly string[];
  readonly notModifiedHeaders: readonly string[];
}

/** What an answer is made of before it is encoded. */
export interface EntrySource {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  /** What the answer depends on besides the address and the coding, for caches on the way. */
  readonly vary?: 'Cookie' | undefined;
  /** Name, value, name, value …: sent with the body only. */
  readonly headers: readonly string[];
  /** Name, value …: sent with the body and with 304 alike (`cache-control`, security headers). */
  readonly sharedHeaders: readonly string[];
}

/**
 * A complete answer in up to three codings, each under its own strong ETag.
 *
 * The plain form exists from the start; a coding is made the first time somebody asks for it, once, on zlib's threads,
 * and everyone asking meanwhile waits for that one.
 */
export class Entry {
  readonly #source: EntrySource;
  readonly #tag: string;
  readonly #vary: string;
  readonly #compressible: boolean;
  readonly #ready = new Map<Coding, Representation>();
  readonly #pending = new Map<Coding, Promise<Representation>>();
  readonly #identity: Representation;
  /** Called when a further coding is kept, so that the store can count its bytes. */
  onGrowth: () => void = () => undefined;

  /** The status a whole answer goes out with; only 200 is ever answered with 304 instead. */
  readonly status: number;

  constructor(source: EntrySource) {
    this.#source = source;
    this.status = source.status;
    const body = typeof source.body === 'string' ? Buffer.from(source.body, 'utf8') : source.body;
    this.#tag = hash('sha1', body, 'base64url');
    this.#vary = source.vary === undefined ? 'Accept-Encoding' : `Accept-Encoding, ${source.vary}`;
    this.#compressible = body.byteLength >= smallestWorthCompressing && isText(source.contentType);
    this.#identity = this.#build('identity', body);
  }

  /** Memory held, in bytes: bodies, plus an allowance for header arrays and bookkeeping. */
  get bytes(): number {
    let bytes = this.#identity.body.byteLength + 1536;
    for (const representation of this.#ready.values()) bytes += representation.body.byteLength + 512;
    return bytes;
  }

  /** The ETag of a coding, known before that coding is made: a 304 costs no compression. */
  etag(coding: Coding): string {
    return this.#compressible && coding !== 'identity' ? `"${this.#tag}-${coding}"` : this.#identity.etag;
  }

  /** Headers of a 304 for a coding. */
  notModified(coding: Coding): readonly string[] {
    return this.#ready.get(coding)?.notModifiedHeaders ?? this.#notModifiedHeaders(this.etag(coding));
  }

  /** The representation for a coding: at once where it exists, else a promise of it. */
  representation(coding: Coding): Representation | Promise<Representation> {
    if (coding === 'identity' || !this.#compressible) return this.#identity;
    return this.#ready.get(coding) ?? this.#pending.get(coding) ?? this.#compress(coding);
  }

  #compress(coding: 'br' | 'gzip'): Promise<Representation> {
    const made = encode(coding, this.#identity.body).then(
      (body) => {
        const representation = this.#build(coding, body);
        this.#ready.set(coding, representation);
        this.#pending.delete(coding);
        this.onGrowth();
        return representation;
      },
      // Out of memory in zlib: the plain body is always a right answer.
      () => {
        this.#pending.delete(coding);
        return this.#identity;
      },
    );
    this.#pending.set(coding, made);
    return made;
  }

  #build(coding: Coding, body: Buffer): Representation {
    const etag = coding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${coding}"`;
    const headers = ['content-type', this.#source.contentType, 'content-length', String(body.byteLength)];
    if (coding !== 'identity') headers.push('content-encoding', coding);
    headers.push('etag', etag, 'vary', this.#vary, ...this.#source.headers, ...this.#source.sharedHeaders);
    return { etag, body, headers, notModifiedHeaders: this.#notModifiedHeaders(etag) };
  }

  #notModifiedHeaders(etag: string): readonly string[] {
    return ['etag', etag, 'vary', this.#vary, ...this.#source.sharedHeaders];
  }
}

function encode(coding: 'br' | 'gzip', body: Buffer): Promise<Buffer> {
  if (coding === 'gzip') return deflate(body, { level: 6 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  });
}

function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:json|xml|javascript|graphql-response\+json|ld\+json|manifest\+json|rss\+xml|atom\+xml)|image\/svg)/.test(contentType);
}
