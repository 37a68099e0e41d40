import { describe, expect, it } from 'vitest';
import { readFacts, withFacts } from './single-page.ts';

const facts = { organisation: '示例省"人力"<厅> & 局', demo: true, timeZone: 'Asia/Shanghai' };

describe('what a single-page app is told', () => {
  it('stands in the head, whatever signs the name has', () => {
    const page = withFacts('<!doctype html><html><head><title>台</title></head><body></body></html>', facts);
    const [, content = ''] = /<meta name="openhall-installation" content="([^"]*)"><\/head>/.exec(page) ?? [];
    expect(content).not.toMatch(/[<"]/);
    const decoded = content.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(readFacts({ querySelector: () => ({ getAttribute: () => decoded }) })).toEqual(facts);
  });

  it('is missed loudly', () => {
    expect(() => withFacts('<p>', facts)).toThrow('head');
    expect(() => readFacts({ querySelector: () => null })).toThrow('facts');
  });
});
