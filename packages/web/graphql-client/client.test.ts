import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGraphQLClient, Fault, NetworkLost, OutOfDate, Refused, SessionEnded, type TypedDocument } from './index.ts';

const document: TypedDocument<{ me: { name: string } | null }, { id: string }> = { __meta__: { hash: 'abc123' } };

interface Received {
  method: string | undefined;
  contentType: string | undefined;
  body: unknown;
}

let server: Server;
let endpoint: string;
let received: Received[] = [];
let next: { status: number; body: string; headers?: Record<string, string> };
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      received.push({ method: request.method, contentType: request.headers['content-type'], body: JSON.parse(text) });
      response.writeHead(next.status, { 'content-type': 'application/json', ...next.headers });
      response.end(next.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => server.close());
beforeEach(() => {
  received = [];
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
  next = { status, body: typeof body === 'string' ? body : JSON.stringify(body), headers };
};
const withCode = (code: string, message = '不可以。', extra: object = {}): object => ({ errors: [{ message, extensions: { code, ...extra } }], data: null });
const ask = (onSessionEnded?: () => void): Promise<unknown> => createGraphQLClient({ endpoint, fetch, ...(onSessionEnded === undefined ? {} : { onSessionEnded }) })(document, { id: 'p-1' });
const failureOf = async (): Promise<unknown> => ask().catch((error: unknown) => error);

describe('asking by hash', () => {
  it('sends the hash and the variables by POST, and gives back the data', async () => {
    answer(200, { data: { me: { name: '甲' } } });
    expect(await ask()).toEqual({ me: { name: '甲' } });
    expect(received).toEqual([{ method: 'POST', contentType: 'application/json', body: { documentId: 'abc123', variables: { id: 'p-1' } } }]);
  });

  it('refuses a document that codegen gave no hash', async () => {
    const client = createGraphQLClient({ endpoint, fetch });
    await expect(client({} as typeof document, { id: 'p-1' })).rejects.toThrow('codegen');
    expect(received).toEqual([]);
  });
});

describe('what went wrong', () => {
  it.each([
    ['nobody signed in', 200, withCode('UNAUTHENTICATED')],
    ['401 whatever the body', 401, 'no json'],
  ])('is an ended session: %s', async (_name, status, body) => {
    answer(status, body);
    let told = 0;
    await expect(ask(() => (told += 1))).rejects.toBeInstanceOf(SessionEnded);
    expect(told).toBe(1);
  });

  it.each(['FORBIDDEN', 'BAD_USER_INPUT', 'BAD_REQUEST', 'TOO_MANY_REQUESTS'])('is a refusal with its reasons: %s', async (code) => {
    answer(200, withCode(code, '没有权限。'));
    expect(await failureOf()).toMatchObject({ name: 'Refused', reasons: ['没有权限。'] });
    expect(await failureOf()).toBeInstanceOf(Refused);
  });

  it('is a page older than the server', async () => {
    answer(400, withCode('DOCUMENT_NOT_FOUND'));
    expect(await failureOf()).toBeInstanceOf(OutOfDate);
  });

  it('is a fault, with what it is found by', async () => {
    answer(200, withCode('INTERNAL_SERVER_ERROR', '出错了。', { requestId: 'r-1' }));
    expect(await failureOf()).toMatchObject({ name: 'Fault', requestId: 'r-1' });
    answer(500, 'no json', { 'x-request-id': 'r-2' });
    expect(await failureOf()).toMatchObject({ name: 'Fault', requestId: 'r-2' });
    answer(200, { data: null });
    expect(await failureOf()).toBeInstanceOf(Fault);
  });

  it('is a lost network: nobody there, or a proxy that says so', async () => {
    answer(502, '<html>');
    expect(await failureOf()).toBeInstanceOf(NetworkLost);
    const nobody = createGraphQLClient({ endpoint: 'http://127.0.0.1:9/graphql', fetch });
    await expect(nobody(document, { id: 'p-1' })).rejects.toBeInstanceOf(NetworkLost);
  });
});
