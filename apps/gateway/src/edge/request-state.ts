import type { IncomingMessage } from 'node:http';
import type { Flight } from '../cache/http-cache.ts';
import type { Stamp } from '../cache/generations.ts';
import type { Visitor } from './visitor.ts';

/** How the HTTP cache had to do with a request; `bypass` = it was never asked. */
type CacheOutcome = 'hit' | 'miss' | 'joined' | 'bypass';

/** What the edge knows about a request before anything else looks at it. */
export interface RequestState {
  readonly id: string;
  /** `performance.now()` at arrival. */
  readonly startedAt: number;
  readonly visitor: Visitor;
  cache: CacheOutcome;
  /** Bytes of the body, once it was handed over to be sent. */
  bytes: number;
  /** Set for a request whose answer may be kept: under which key, and the state of the content before it is computed. */
  fill: { readonly key: string; readonly stamp: Stamp | null; readonly flight: Flight } | null;
}

const state = Symbol('openhall.request-state');

interface Marked extends IncomingMessage {
  [state]?: RequestState;
}

export function markRequest(request: IncomingMessage, value: RequestState): void {
  (request as Marked)[state] = value;
}

/** The state the edge attached. @throws Error when the request did not come through the edge */
export function stateOf(request: IncomingMessage): RequestState {
  const found = (request as Marked)[state];
  if (found === undefined) throw new Error('this request did not come through the edge');
  return found;
}
