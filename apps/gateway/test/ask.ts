import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON where it is not text. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  json(): Record<string, unknown>;
}

/** One request on a connection of its own, nothing added and nothing decoded: what is on the wire is what a test sees. */
export async function ask(origin: string, path: string, { method, headers = {}, body }: Asked = {}): Promise<Answered> {
  const { hostname, port } = new URL(origin);
  const json = body !== undefined && typeof body !== 'string';
  const outgoing = request({
    host: hostname,
    port,
    path,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    agent: false,
    headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...(headers as Record<string, string | string[]>) },
  });
  outgoing.end(json ? JSON.stringify(body) : body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const bytes = await buffer(response);
  const text = bytes.toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text, json: () => JSON.parse(text) as Record<string, unknown> };
}
