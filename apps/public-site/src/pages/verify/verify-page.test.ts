import { describe, expect, it } from 'vitest';
import type { VerifyQuery } from '../../gql/graphql.ts';
import { openPage, sampleContext } from '../../../test/page-context.ts';
import { verificationPage, verifyPage } from './verify-page.ts';

const code = 'ABCDE1F0GH2JKMNPQRST';
type Verification = NonNullable<VerifyQuery['verify']>;
const verification = (changes: Partial<Verification> = {}): { verify: Verification } => ({
  verify: {
    code,
    recordedAt: '2026-11-24T01:00:00.000Z',
    change: 'PUBLISHED',
    state: 'CURRENT',
    document: { id: '0a1b2c3d4e5f6', title: '示例省就业服务办法' },
    withdrawnAt: null,
    currentCode: code,
    checks: { content: 'HOLDS', inclusion: 'HOLDS', signature: 'HOLDS' },
    evidence: { leaf: '{"v":1}', salt: 'c2FsdA==', index: 6, size: 9, path: ['cGF0aA==', 'aA=='], checkpoint: 'log\n9\nroot\n\n— log sig\n', key: 'log+00000000+key' },
    ...changes,
  },
});
const found = async (changes: Partial<Verification> = {}) => openPage(verificationPage, `/verify/${code}`, [verification(changes)], { code });

describe('the form', () => {
  it('asks for a code and says what it proves', async () => {
    const { view, html } = await openPage(verifyPage, '/verify', []);
    expect(view.status).toBe(200);
    expect(html).toContain('核验码');
    expect(html).toContain('核验不说明');
  });

  it.each([
    ['', '请填写核验码。'],
    ['abc', '“abc”不是核验码'],
    ['x'.repeat(100), `“${'x'.repeat(40)}…”不是核验码`],
  ])('says what is wrong with %j, and keeps it', async (typed, message) => {
    const { view, html } = await openPage(verifyPage, `/verify?code=${typed}`, []);
    expect(view.status).toBe(400);
    expect(html).toContain(message);
  });

  it('leads a code, however it was typed, to its one address', async () => {
    const result = await verifyPage(sampleContext('/verify?code=abcde-lfogh+2jkmn-pqrst', {}, (() => undefined) as never));
    expect(result).toMatchObject({ type: 'answer', response: { headers: { location: `/verify/${code}` } } });
  });
});

describe('a verification', () => {
  it('says first what it comes to, then what, when and where', async () => {
    const { view, html, asked } = await found();
    expect(asked).toEqual([{ code }]);
    expect(view).toMatchObject({ status: 200, cacheSeconds: null, frame: { canonical: `/verify/${code}`, hidden: true } });
    for (const part of ['核验一致', '示例省就业服务办法', '/documents/0a1b2c3d4e5f6', '2026年11月24日 09:00', '第 7 条（核验时共 9 条）', 'ABCDE-1F0GH-2JKMN-PQRST', '{&quot;v&quot;:1}']) expect(html).toContain(part);
    expect(html.indexOf('核验一致')).toBeLessThan(html.indexOf('登记情况'));
  });

  it('leads from an earlier version to the newest', async () => {
    const { html } = await found({ state: 'SUPERSEDED', currentCode: '0'.repeat(20) });
    expect(html).toContain('这是较早的登记');
    expect(html).toContain(`/verify/${'0'.repeat(20)}`);
  });

  it('says of what was withdrawn only since when', async () => {
    const { html } = await found({ state: 'WITHDRAWN', document: null, currentCode: null, withdrawnAt: '2026-11-24T02:00:00.000Z', checks: { content: 'ABSENT', inclusion: 'HOLDS', signature: 'HOLDS' } });
    expect(html).toContain('已于2026年11月24日 10:00撤下');
    expect(html).toContain('未核验');
    expect(html).not.toContain('/documents/');
  });

  it('warns where something was altered, and says whom to tell', async () => {
    const { html } = await found({ checks: { content: 'FAILS', inclusion: 'HOLDS', signature: 'HOLDS' } });
    expect(html).toContain('核验不一致');
    expect(html).toContain('/about/contact#report-error');
  });

  it('is found at one address only, and nowhere for a code nobody has', async () => {
    const result = await verificationPage(sampleContext('/verify/abcde', { code: 'abcde-1f0gh-2jkmn-pqrst' }, (() => undefined) as never));
    expect(result).toMatchObject({ type: 'answer', response: { headers: { location: `/verify/${code}` } } });
    const unknown = await openPage(verificationPage, `/verify/${code}`, [{ verify: null }], { code });
    expect(unknown.view.status).toBe(404);
    expect(unknown.html).toContain('没有这个核验码');
    expect((await openPage(verificationPage, '/verify/abc', [], { code: 'abc' })).view.status).toBe(400);
  });
});
