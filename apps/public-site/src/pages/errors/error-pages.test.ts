import { describe, expect, it } from 'vitest';
import { htmlOf, sampleRequest } from '../../../test/page-context.ts';
import { failed, refused, removed } from './error-pages.ts';

const statuses = [400, 404, 405, 410, 413, 414, 429, 500, 503] as const;

describe('pages for what went wrong', () => {
  it.each(statuses)('%i says what happened, with the request id, a search field and ways on, and is neither kept nor indexed', async (status) => {
    const view = failed(sampleRequest('/documents?kind=LAW'), status);
    expect(view).toMatchObject({ status, cacheSeconds: null, frame: { hidden: true, canonical: '/documents' } });
    const html = await htmlOf(view);
    expect(html).toContain('request-1');
    expect(html).toContain('name="q"');
    expect(html).toContain('href="/about/contact"');
  });

  it('offer to try again where the site is at fault, not where the address is', async () => {
    const retry = 'href="/search?q=%E5%B7%A5"';
    expect(await htmlOf(failed(sampleRequest('/search?q=%E5%B7%A5'), 503))).toContain(retry);
    expect(await htmlOf(failed(sampleRequest('/search?q=%E5%B7%A5'), 404))).not.toContain(retry);
  });

  it('do not repeat an address nobody could have typed', async () => {
    const path = `/search?q=${'a'.repeat(5000)}`;
    expect(await htmlOf(failed(sampleRequest(path), 500))).not.toContain('aaaa');
  });

  it('give the reasons of a refusal as text, whatever they hold', async () => {
    const html = await htmlOf(refused(sampleRequest('/documents?after=x'), ['<b>翻页位置</b>不正确。']));
    expect(html).toContain('&lt;b&gt;翻页位置&lt;/b&gt;不正确。');
  });

  it('say since when a withdrawn document is gone', async () => {
    const view = removed(sampleRequest('/documents/0a1b2c3d4e5f6'), '2026-10-08');
    expect(view.status).toBe(410);
    expect(await htmlOf(view)).toContain('撤下日期：2026年10月8日');
  });
});
