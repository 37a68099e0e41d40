import type { Socket } from 'node:net';
import { trustedProxyTest } from '@openhall/runtime';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './access-log.ts';

const trusts = trustedProxyTest(['10.0.0.0/8', '::1']);
const from = (remoteAddress: string, forwarded?: string) =>
  clientAddress({ socket: { remoteAddress } as Socket, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }, (address) => address !== undefined && trusts(address));

describe('who asks', () => {
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '10.0.0.3', '10.0.0.3'],
    ['10.0.0.1', ' , ', '10.0.0.1'],
    ['::1', 'nonsense', 'nonsense'],
  ])('from %s, forwarded for %s, is %s', (peer, forwarded, expected) => {
    expect(from(peer, forwarded)).toBe(expected);
  });
});
