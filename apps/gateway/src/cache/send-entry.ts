import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseCoding } from './accept-encoding.ts';
import { matchesEtag } from './conditional.ts';
import type { Entry, Representation } from './entry.ts';

/** What was written, for the access log. Bytes are those of the body. */
export interface Sent {
  readonly status: number;
  readonly bytes: number;
}

/**
 * Answers from an entry: the coding the client prefers, 304 where it already has it, no body for HEAD.
 * A promise only when the coding has to be made first.
 */
export function sendEntry(request: IncomingMessage, response: ServerResponse, entry: Entry, requestId: string): Sent | Promise<Sent> {
  const coding = chooseCoding(request.headers['accept-encoding'] as string | undefined);
  const condition = request.headers['if-none-match'];
  if (condition !== undefined && entry.status === 200 && request.method !== 'POST' && matchesEtag(condition, entry.etag(coding))) {
    response.writeHead(304, withId(entry.notModified(coding), requestId));
    response.end();
    return { status: 304, bytes: 0 };
  }
  const representation = entry.representation(coding);
  if (representation instanceof Promise) return representation.then((made) => write(request, response, entry.status, made, requestId));
  return write(request, response, entry.status, representation, requestId);
}

function write(request: IncomingMessage, response: ServerResponse, status: number, made: Representation, requestId: string): Sent {
  response.writeHead(status, withId(made.headers, requestId));
  if (request.method === 'HEAD') {
    response.end();
    return { status, bytes: 0 };
  }
  response.end(made.body);
  return { status, bytes: made.body.byteLength };
}

// Node takes a flat list of names and values and writes it as it is; an object would be taken apart first.
function withId(headers: readonly string[], requestId: string): string[] {
  const all = headers.slice();
  all.push('x-request-id', requestId);
  return all;
}
