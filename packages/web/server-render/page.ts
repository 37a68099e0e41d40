import type { ResolvableHead } from '@unhead/vue/types';
import type { VNode } from 'vue';
import type { Ask, PageRequest, PageResponse } from './contract.ts';
import type { Query } from './persisted-query.ts';

/** What a page is made from: the request, its address taken apart, and the schema. */
export interface PageContext {
  readonly request: PageRequest;
  /** Path without search, percent-decoded by the router where it is a parameter. */
  readonly pathname: string;
  readonly search: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly ask: Ask;
}

/** A rendered page: what stands in the frame, and what the frame and the head need to know of it. */
export interface PageView<Frame> {
  readonly type: 'view';
  readonly status: number;
  readonly content: VNode;
  readonly frame: Frame;
  /** See `PageResponse.cacheSeconds`. */
  readonly cacheSeconds: number | null;
}

/** A finished answer: a redirect, a site map, `robots.txt`. */
export interface PageAnswer {
  readonly type: 'answer';
  readonly response: PageResponse;
}

export type PageResult<Frame> = PageView<Frame> | PageAnswer;

/** Makes one page from a request. May throw `RefusedInput`. */
export type Page<Frame> = (context: PageContext) => Promise<PageResult<Frame>> | PageResult<Frame>;

/** An address of the app. `path` is a vue-router pattern. */
export interface Route<Frame> {
  readonly path: string;
  readonly page: Page<Frame>;
  /** Names in the query string that the page reads; no other reaches it. */
  readonly parameters?: readonly string[];
}

/** What an app hands the renderer for one page. */
export interface Presentation {
  readonly root: VNode;
  readonly head: ResolvableHead;
}

/** A page moved for good (301): old addresses of public records keep working. */
export function movedTo(location: string): PageAnswer {
  return {
    type: 'answer',
    response: { status: 301, contentType: 'text/plain; charset=utf-8', headers: { location }, body: `${location}\n`, cacheSeconds: 3600 },
  };
}

/** An answer that is not a page: XML, plain text. */
export function fileAnswer(contentType: string, body: string, cacheSeconds: number | null): PageAnswer {
  return { type: 'answer', response: { status: 200, contentType, headers: {}, body, cacheSeconds } };
}

/** An answer that is made while it is sent. What can go wrong should have gone wrong before: once it has begun, it can only break off. */
export function streamAnswer(contentType: string, headers: Readonly<Record<string, string>>, stream: AsyncIterable<string>): PageAnswer {
  return { type: 'answer', response: { status: 200, contentType, headers, body: '', stream, cacheSeconds: null } };
}
