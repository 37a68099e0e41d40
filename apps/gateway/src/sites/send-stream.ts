import { Readable, pipeline, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseCoding, type Coding } from '../cache/accept-encoding.ts';
import type { Answer } from '../edge/deliver.ts';
import { stateOf } from '../edge/request-state.ts';

/** Bytes waiting at most between what makes an answer and the client. */
const waiting = 64 * 1024;
/** 4 of 11: the fastest that still makes tables a tenth of their size. */
const brotliQuality = 4;

/** Milliseconds after which a client that takes nothing is taken to have gone: it holds a place others wait for. */
const patience = 60_000;

/**
 * Sends an answer while it is made. Nothing more is made than the client has room for, and nothing at all once it has gone: the iterator is
 * then told to return. Passes by the cache, and whoever waits there for the same answer makes its own.
 */
export function sendStream(request: FastifyRequest, reply: FastifyReply, { status, contentType, headers }: Answer, stream: AsyncIterable<string>): FastifyReply {
  const state = stateOf(request.raw);
  state.fill?.flight.land(null);
  reply.code(status).headers({ ...headers, vary: 'Accept-Encoding' }).type(contentType);
  const source = Readable.from(bytesOf(stream, (bytes) => void (state.bytes += bytes)), { objectMode: false, highWaterMark: waiting });
  if (request.method === 'HEAD') {
    source.destroy();
    return reply.send();
  }
  reply.raw.setTimeout(patience, () => reply.raw.destroy());
  const coding = chooseCoding(request.headers['accept-encoding']);
  const coder = coderOf(coding);
  if (coder === null) return reply.send(source);
  // Whichever of the two ends first ends the other; what went wrong is told by the one that is sent.
  pipeline(source, coder, () => undefined);
  return reply.header('content-encoding', coding).send(coder);
}

/** Tells a stream that nobody is going to read that it may end what it reads from. */
export function leaveOff(stream: AsyncIterable<string>): void {
  Readable.from(stream).destroy();
}

async function* bytesOf(stream: AsyncIterable<string>, note: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const text of stream) {
    const bytes = Buffer.from(text, 'utf8');
    note(bytes.byteLength);
    yield bytes;
  }
}

function coderOf(coding: Coding): Transform | null {
  if (coding === 'identity') return null;
  return coding === 'gzip' ? createGzip() : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });
}
