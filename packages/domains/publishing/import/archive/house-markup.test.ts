import { sharedPath } from '@openhall/testkit';
import { describe, expect, it } from 'vitest';
import type { ImportSource } from '../import-source.ts';
import { openLaws } from '../laws/laws-source.ts';
import { openPolicies } from '../policies/policies-source.ts';
import { houseMarkup } from './house-markup.ts';

async function altered({ records }: ImportSource): Promise<{ read: number; altered: string[] }> {
  const found = { read: 0, altered: [] as string[] };
  for await (const record of records()) {
    const html = 'input' in record ? record.input.bodyHtml : '';
    found.read += 1;
    if (houseMarkup(html) !== html) found.altered.push(record.file);
  }
  return found;
}

describe('the markup of documents', () => {
  it('that this product wrote passes to the letter: every real law and policy', async () => {
    expect(await altered(await openLaws(sharedPath('data/laws'), { columns: [] }))).toEqual({ read: 117, altered: [] });
    expect(await altered(await openPolicies(sharedPath('data/policies/govcn-policies.jsonl'), { columns: [] }))).toEqual({ read: 60, altered: [] });
  });

  it.each([
    ['<p>甲“乙” "丙" \'丁\' &amp; &lt;戊&gt;</p>', '<p>甲“乙” &quot;丙&quot; \'丁\' &amp; &lt;戊&gt;</p>'],
    ['<p onclick="x()" style="color:red" class="article" id="art-33-1">甲</p>', '<p class="article" id="art-33-1">甲</p>'],
    ['<p class="site-header" id="search">甲</p>', '<p>甲</p>'],
    ['<script>x()</script><p>甲<img src=x onerror=x()></p><iframe src="https://example.org"></iframe>', '<p>甲</p>'],
    ['<a href="javascript:x()">甲</a><a href="//example.org">乙</a><a href="https://example.org/?a=1&amp;b=2">丙</a>', '<a>甲</a><a>乙</a><a href="https://example.org/?a=1&amp;b=2">丙</a>'],
    ['<table><tr><td colspan="2000" rowspan="2">甲<br>乙</td><th scope="x">丙</th></tr></table>', '<table><tr><td rowspan="2">甲<br />乙</td><th>丙</th></tr></table>'],
    ['<svg><p>甲</p><style><p>乙</p></style></svg><math><mtext></p>', '<p>甲</p><p></p>'],
    ['<p>甲', '<p>甲</p>'],
  ])('loses whatever it does not write: %s', (foreign, kept) => {
    expect(houseMarkup(foreign)).toBe(kept);
    expect(houseMarkup(kept)).toBe(kept);
  });

  it('nested without end is refused', () => {
    expect(() => houseMarkup('<div>'.repeat(501))).toThrow('网页标记嵌套过深');
  });
});
