import { createHash } from 'node:crypto';
import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import Fastify, { type InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { smallApp } from '../../test/small-app.ts';
import { createServices, type Services, type Tables } from '../compose.ts';
import { registerFiles } from './file-route.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
// As long as offices make them: routers give up on parameters of more than 100 characters unless told otherwise.
const name = `${'就业补贴申请表（样表）'.repeat(14)}.html`;
const bytes = new TextEncoder().encode('<script>alert(1)</script>0123456789');
const attachments = [{ name, mediaType: 'text/html', bytes }];

let database: TestDatabase<Tables>;
let services: Services;
let gateway: RunningGateway;
let address: string;

async function addressOf(sourceKey: string): Promise<string> {
  const { id } = await database.db
    .selectFrom('attachments')
    .innerJoin('documents', 'documents.id', 'attachments.document_id')
    .select('attachments.id')
    .where('documents.source_key', '=', sourceKey)
    .executeTakeFirstOrThrow();
  return `/files/${id}/${encodeURIComponent(name)}`;
}

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  await services.publishing.saveDocument(sampleDocument('公开', { attachments }), { now: clock.now() });
  gateway = await runGateway({ database, clock, app: await smallApp() });
  address = await addressOf('公开');
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

describe('a file', () => {
  it('is a download under its own name, whatever it holds', async () => {
    const answer = await gateway.ask(address);
    expect(answer.status).toBe(200);
    expect(answer.bytes).toEqual(Buffer.from(bytes));
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': `attachment; filename="${'_'.repeat(11 * 14)}.html"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-length': String(bytes.byteLength),
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache',
      etag: `"${createHash('sha256').update(bytes).digest('hex')}"`,
    });
  });

  it('is not sent again to who has it, and not at all to who asks only about it', async () => {
    const { headers } = await gateway.ask(address);
    expect(await gateway.ask(address, { headers: { 'if-none-match': String(headers.etag) } })).toMatchObject({ status: 304, text: '' });
    const head = await gateway.ask(address, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(String(bytes.byteLength));
  });

  it('is sent in parts, so that a broken download goes on', async () => {
    const part = await gateway.ask(address, { headers: { range: 'bytes=-10' } });
    expect(part).toMatchObject({ status: 206, text: '0123456789' });
    expect(part.headers['content-range']).toBe(`bytes 25-34/${bytes.byteLength}`);
    expect((await gateway.ask(address, { headers: { range: 'bytes=-10', 'if-range': '"another"' } })).status).toBe(200);
    const beyond = await gateway.ask(address, { headers: { range: 'bytes=100-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${bytes.byteLength}`);
  });

  it('is read only where it is sent, and only what is sent', async () => {
    const large = new Uint8Array(3 * 1024 * 1024).fill(65);
    await services.publishing.saveDocument(sampleDocument('大文件', { attachments: [{ name, mediaType: 'application/octet-stream', bytes: large }] }), { now: clock.now() });
    const at = await addressOf('大文件');
    let parts = 0;
    const app = Fastify({ routerOptions: { maxParamLength: 512 } });
    registerFiles(app, {
      file: (id) => services.publishing.attachment(id, { now: clock.now() }),
      bytes: (id, part) => {
        parts += 1;
        return services.publishing.attachmentBytes(id, part, { now: clock.now() });
      },
    });
    const reads = async (asked: InjectOptions) => {
      parts = 0;
      const answer = await app.inject({ url: at, ...asked });
      return { status: answer.statusCode, bytes: answer.rawPayload.byteLength, reads: parts };
    };
    expect(await reads({})).toEqual({ status: 200, bytes: large.byteLength, reads: 6 });
    expect(await reads({ headers: { range: 'bytes=1000000-1000009' } })).toEqual({ status: 206, bytes: 10, reads: 1 });
    expect(await reads({ method: 'HEAD' })).toEqual({ status: 200, bytes: 0, reads: 0 });
    expect(await reads({ headers: { 'if-none-match': '*' } })).toEqual({ status: 304, bytes: 0, reads: 0 });
    expect(await reads({ headers: { range: 'bytes=9999999-' } })).toEqual({ status: 416, bytes: 0, reads: 0 });
  });

  it('breaks off where it is withdrawn while it is sent', async () => {
    const large = new Uint8Array(3 * 1024 * 1024).fill(66);
    const input = sampleDocument('撤下', { attachments: [{ name, mediaType: 'application/octet-stream', bytes: large }] });
    await services.publishing.saveDocument(input, { now: clock.now() });
    const at = await addressOf('撤下');
    const app = Fastify({ routerOptions: { maxParamLength: 512 } });
    let parts = 0;
    registerFiles(app, {
      file: (id) => services.publishing.attachment(id, { now: clock.now() }),
      bytes: async (id, part) => {
        parts += 1;
        if (parts === 3) await services.publishing.saveDocument({ ...input, publicationState: 'WITHDRAWN' }, { now: clock.now() });
        return services.publishing.attachmentBytes(id, part, { now: clock.now() });
      },
    });
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      await expect(fetch(new URL(at, origin)).then((answer) => answer.arrayBuffer())).rejects.toThrow();
      expect(parts).toBe(3);
    } finally {
      await app.close();
    }
  });

  it('has one address', async () => {
    const answer = await gateway.ask(address.replace(/[^/]+$/, encodeURIComponent('假冒文件.html')));
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe(address);
  });

  it('is there as long as its document is public, and from then on', async () => {
    const scheduled = new Date('2026-11-24T03:00:00Z');
    await services.publishing.saveDocument(sampleDocument('预定', { attachments, publishedAt: scheduled }), { now: clock.now() });
    const later = await addressOf('预定');
    expect((await gateway.ask(later)).status).toBe(404);
    clock.set(scheduled.toISOString());
    expect((await gateway.ask(later)).status).toBe(200);
    await services.publishing.saveDocument(sampleDocument('预定', { attachments, publicationState: 'WITHDRAWN', publishedAt: scheduled }), { now: clock.now() });
    expect((await gateway.ask(later, { headers: { 'if-none-match': '*' } })).status).toBe(404);
  });
});
