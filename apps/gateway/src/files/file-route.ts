import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AttachmentFile } from '@openhall/publishing';
import { matchesEtag } from '../cache/conditional.ts';
import { byteRange } from './byte-range.ts';
import { attachmentDisposition } from './content-disposition.ts';

export interface FileRouteOptions {
  /** Reads a file through the visibility gate at the moment of asking; null for anything that is not public. */
  readonly file: (id: string) => Promise<AttachmentFile | null>;
}

/**
 * `/files/{id}/{name}`: attachments, always as a download and never as a page of this site. Whether the file is public is
 * asked anew every time; a client that still has it gets 304.
 */
export function registerFiles(app: FastifyInstance, { file }: FileRouteOptions): void {
  app.route<{ Params: { id: string; name: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/:id/:name',
    handler: async (request, reply) => {
      const found = await file(request.params.id);
      if (found === null) return reply.callNotFound();
      // One address a file: another name before the same content could pass for another file of this department.
      if (request.params.name !== found.name) return reply.redirect(`/files/${found.id}/${encodeURIComponent(found.name)}`, 301);
      return send(request, reply, found);
    },
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { name, mediaType, sha256, bytes }: AttachmentFile): FastifyReply {
  const etag = `"${sha256}"`;
  reply.headers({ etag, 'cache-control': 'public, no-cache', 'accept-ranges': 'bytes', 'content-disposition': attachmentDisposition(name) });
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const { range, 'if-range': onlyIf } = request.headers;
  const part = onlyIf === undefined || onlyIf === etag ? byteRange(range, bytes.byteLength) : 'whole';
  if (part === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${bytes.byteLength}`).send();
  reply.type(mediaType);
  if (part === 'whole') return reply.send(bytes);
  return reply
    .code(206)
    .header('content-range', `bytes ${part.first}-${part.last}/${bytes.byteLength}`)
    .send(bytes.subarray(part.first, part.last + 1));
}
