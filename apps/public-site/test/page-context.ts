import type { Page, PageContext, PageRequest, PageResult, PageView, Query } from '@openhall/server-render/render';
import { loadSiteConfig } from '@openhall/runtime';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';

/** A request as the gateway makes one; 24 November 2026, late morning in the business zone. */
export function sampleRequest(path: string, changes: Partial<PageRequest> = {}): PageRequest {
  return {
    method: 'GET',
    path,
    siteUrl: 'https://hrss.example.gov.cn',
    display: 'standard',
    requestId: 'request-1',
    now: new Date('2026-11-24T03:00:00Z'),
    demo: false,
    indexable: false,
    site: loadSiteConfig(undefined),
    development: false,
    ...changes,
  };
}

/** The context a page is given for an address, its queries answered by `query`. */
export function sampleContext(path: string, params: Readonly<Record<string, string>>, query: Query): PageContext {
  const request = sampleRequest(path);
  const { pathname, searchParams } = new URL(path, request.siteUrl);
  return { request, pathname, search: searchParams, params, query, ask: () => Promise.reject(new Error('this page asks nothing in free text')) };
}

/** The view a page answered with; fails where it answered with a file or a redirect. */
export function viewOf<Frame>(result: PageResult<Frame>): PageView<Frame> {
  if (result.type !== 'view') throw new Error(`Expected a view, got ${result.response.status}`);
  return result;
}

/** HTML of what stands in the frame. */
export function htmlOf(view: PageView<unknown>): Promise<string> {
  return renderToString(createSSRApp({ render: () => view.content }));
}

/** Opens a page over fixed answers (one a query, in order; an error is thrown), and tells what was asked. */
export async function openPage<Frame>(page: Page<Frame>, path: string, answers: readonly unknown[], params: Readonly<Record<string, string>> = {}) {
  const asked: unknown[] = [];
  const query = ((_: unknown, variables: unknown) => {
    const answer = answers[asked.length];
    asked.push(variables);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }) as Query;
  const view = viewOf(await page(sampleContext(path, params, query)));
  return { view, html: await htmlOf(view), asked };
}
