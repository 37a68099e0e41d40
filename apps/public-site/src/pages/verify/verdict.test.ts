import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const checks = { content: 'HOLDS', inclusion: 'HOLDS', signature: 'HOLDS' } as const;

describe('the verdict', () => {
  it.each([
    ['everything holds', { state: 'CURRENT', checks }, '核验一致', 'success'],
    ['the entry waits', { state: 'CURRENT', checks: { ...checks, inclusion: 'ABSENT', signature: 'ABSENT' } }, '已登记，内容一致', 'info'],
    ['there is a newer entry', { state: 'SUPERSEDED', checks }, '这是较早的登记', 'warning'],
    ['it was withdrawn', { state: 'WITHDRAWN', checks: { ...checks, content: 'ABSENT' } }, '信息已经撤下', 'warning'],
    ['the content is another', { state: 'CURRENT', checks: { ...checks, content: 'FAILS' } }, '核验不一致', 'error'],
    ['the log is another, though there is a newer entry', { state: 'SUPERSEDED', checks: { ...checks, inclusion: 'FAILS' } }, '核验不一致', 'error'],
    ['the signature is another, though it was withdrawn', { state: 'WITHDRAWN', checks: { ...checks, signature: 'FAILS' } }, '核验不一致', 'error'],
  ] as const)('where %s', (_, verification, heading, tone) => {
    expect(verdictOf(verification, '2026年11月24日 09:00')).toMatchObject({ heading, tone });
  });

  it('says since when there is no content', () => {
    expect(verdictOf({ state: 'WITHDRAWN', checks }, '2026年11月24日 09:00').text).toContain('已于2026年11月24日 09:00撤下');
  });
});
