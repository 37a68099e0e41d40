import type { IncomingMessage } from 'node:http';
import { Server, type Upload } from '@tus/server';
import type { Receiver } from '@openhall/files';
import type { Viewer } from '@openhall/graphql-kit';
import type { Clock, Logger } from '@openhall/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSameOrigin } from '../edge/same-origin.ts';
import { formFile } from './form-file.ts';
import { TusSpool } from './tus-spool.ts';
import { maySend } from './upload-permissions.ts';

export interface UploadRouteOptions {
  readonly receiver: Receiver;
  readonly viewerOf: (cookies: string | undefined) => Promise<Viewer | null>;
  readonly siteUrl: string;
  /** Names an upload: 32 random hexadecimal digits. */
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly securityHeaders: Readonly<Record<string, string>>;
}

const base = '/uploads';

/** A refusal as the protocol's library throws it. */
interface Refusal {
  readonly status_code: number;
  readonly body: string;
}
const refusal = (status: number, message: string): Refusal => ({ status_code: status, body: `${message}\n` });

/** What the library says in English to programs, in words for people. */
const SAID: Readonly<Record<number, string>> = { 400: '上传请求不完整。', 403: '上传请求不完整。', 404: '没有这个上传，或者已经过期。', 409: '上传的位置不符，请重新查询进度后继续。', 410: '上传已经过期，请重新上传。', 412: '缺少 Tus-Resumable 请求头。', 413: '文件过大。', 423: '同一个文件正在另一个连接中上传。' };

/**
 * `/uploads`: files come in, by tus (https://tus.io, 1.0.0: in pieces, resumable for a day) or as a plain form; from our own pages, for people who may send
 * files and who are signed in. Nothing goes out here: a file is seen again only as an attachment of something public.
 */
export async function registerUploads(app: FastifyInstance, options: UploadRouteOptions): Promise<void> {
  const { receiver, viewerOf, siteUrl, newId, clock, securityHeaders } = options;
  const senders = new WeakMap<IncomingMessage, Viewer>();
  const tus = tusServer(options, (request) => senders.get(request));
  const gate = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (!isSameOrigin(request.headers, siteUrl)) return said(reply, 403, '请求来自其他网站，已被拒绝。');
    const viewer = await viewerOf(request.headers.cookie);
    if (viewer === null) return said(reply, 401, '请先登录。');
    if (!maySend(viewer)) return said(reply, 403, '您没有上传文件的权限。');
    senders.set(request.raw, viewer);
    return undefined;
  };
  await app.register(async (scope) => {
    // Bodies are read by who takes the file, as they come.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.addHook('preHandler', gate);
    const byProtocol = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      reply.hijack();
      for (const [name, value] of Object.entries({ ...securityHeaders, 'cache-control': 'no-store', 'x-request-id': request.id })) reply.raw.setHeader(name, value);
      await tus.handle(request.raw, reply.raw);
      return reply;
    };
    scope.route({
      method: 'POST',
      url: base,
      handler: async (request, reply) => {
        if (!(request.headers['content-type'] ?? '').startsWith('multipart/form-data')) return byProtocol(request, reply);
        const sender = senders.get(request.raw);
        const file = sender === undefined ? null : await formFile(request.raw, receiver.sizeLimit);
        if (sender === undefined || file === null) return said(reply, 400, '表单里没有文件。');
        const id = newId();
        const problem = await receiver.take({ id, name: file.name, owner: { id: sender.personId, name: sender.name } }, file.content, clock.now());
        if (problem !== null) return said(reply, file.content.truncated === true ? 413 : 422, problem);
        if ((request.headers.accept ?? '').includes('text/html')) return reply.redirect(`/office-desk/files/${id}`, 303);
        return reply.code(201).header('location', `${base}/${id}`).send({ id });
      },
    });
    scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${base}/:id`, handler: byProtocol });
  });
}

function tusServer({ receiver, newId, clock, log }: UploadRouteOptions, senderOf: (request: IncomingMessage) => Viewer | undefined): Server {
  const names = new WeakMap<Upload, Viewer>();
  const spool = new TusSpool(receiver, async (upload) => {
    const owner = names.get(upload);
    if (owner === undefined) throw refusal(401, '请先登录。');
    await receiver.begin({ id: upload.id, name: upload.metadata?.['filename'] ?? '', size: upload.size ?? 0, owner: { id: owner.personId, name: owner.name } }, clock.now());
  });
  return new Server({
    path: base,
    datastore: spool,
    maxSize: receiver.sizeLimit,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => newId(),
    onIncomingRequest: async (request, id) => {
      const sender = senderOf(nodeRequest(request));
      const incoming = await receiver.incoming(id);
      // Somebody else's upload is, for who asks, none.
      if (incoming !== null && incoming.ownerId !== sender?.personId) throw refusal(404, '没有这个上传，或者已经过期。');
    },
    onUploadCreate: async (request, upload) => {
      const sender = senderOf(nodeRequest(request));
      const problem = receiver.problem(upload.metadata?.['filename'] ?? '', upload.size ?? 0);
      if (sender === undefined || problem !== null) throw refusal(422, problem ?? '请先登录。');
      names.set(upload, sender);
      return {};
    },
    onUploadFinish: async (_request, upload) => {
      await receiver.finish(upload.id, clock.now());
      return {};
    },
    onResponseError: (_request, error) => {
      if ('status_code' in error && error.status_code < 500) return { status_code: error.status_code, body: /[^\p{ASCII}]/u.test(error.body) ? error.body : `${SAID[error.status_code] ?? '上传请求不完整。'}\n` };
      log.warn({ err: error }, 'an upload broke off');
      return { status_code: 500, body: '上传中断，请稍后继续。\n' };
    },
  });
}

function nodeRequest(request: { readonly runtime?: { readonly node?: { readonly req?: unknown } | undefined } | undefined }): IncomingMessage {
  return request.runtime?.node?.req as IncomingMessage;
}

/** One line for people; pages and programs read the same. */
function said(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`);
}
