import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicAttachment } from '@openhall/publishing';
import { matchesEtag } from '../cache/conditional.ts';
import { byteRange } from './byte-range.ts';
import { attachmentDisposition } from './content-disposition.ts';

export interface FileRouteOptions {
  /** Facts of a file through the visibility gate at the moment of asking; null for anything that is not public. */
  readonly file: (id: string) => Promise<PublicAttachment | null>;
  /** A part of a file's content, through the same gate; null once it is not public any more. */
  readonly bytes: (id: string, part: { offset: number; length: number }) => Promise<Uint8Array | null>;
}

/** Bytes read at once: a slow reader of a large file holds no more of it in memory. */
const chunk = 512 * 1024;

/**
 * `/files/{id}/{name}`: attachments, always as a download and never as a page of this site. Whether the file is public is
 * asked anew every time; a client that still has it gets 304. Content is read only where it is sent, and only what is sent.
 */
export function registerFiles(app: FastifyInstance, { file, bytes }: FileRouteOptions): void {
  app.route<{ Params: { id: string; name: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/:id/:name',
    handler: async (request, reply) => {
      const found = await file(request.params.id);
      if (found === null) return reply.callNotFound();
      // One address a file: another name before the same content could pass for another file of this department.
      if (request.params.name !== found.name) return reply.redirect(found.path, 301);
      return send(request, reply, found, bytes);
    },
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { id, name, mediaType, sizeBytes, sha256 }: PublicAttachment, bytes: FileRouteOptions['bytes']): FastifyReply {
  const etag = `"${sha256}"`;
  reply.headers({ etag, 'cache-control': 'public, no-cache', 'accept-ranges': 'bytes', 'content-disposition': attachmentDisposition(name) });
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const { range, 'if-range': onlyIf } = request.headers;
  const asked = onlyIf === undefined || onlyIf === etag ? byteRange(range, sizeBytes) : 'whole';
  if (asked === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  const part = asked === 'whole' ? { first: 0, last: sizeBytes - 1 } : asked;
  if (asked !== 'whole') reply.code(206).header('content-range', `bytes ${part.first}-${part.last}/${sizeBytes}`);
  reply.type(mediaType).header('content-length', String(part.last - part.first + 1));
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(chunksOf(part.first, part.last + 1, (offset, length) => bytes(id, { offset, length })), { objectMode: false, highWaterMark: chunk }));
}

/** A file that is withdrawn while it is sent breaks off: what has gone out cannot be called back, the rest stays here. */
async function* chunksOf(from: number, to: number, read: (offset: number, length: number) => Promise<Uint8Array | null>): AsyncGenerator<Uint8Array> {
  for (let offset = from; offset < to; ) {
    const bytes = await read(offset, Math.min(chunk, to - offset));
    if (bytes === null || bytes.byteLength === 0) throw new Error('the file is not public any more');
    yield bytes;
    offset += bytes.byteLength;
  }
}
