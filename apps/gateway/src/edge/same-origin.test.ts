import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const site = 'https://rst.example.cn';

describe('a request that changes something', () => {
  it.each([
    ['from a page of the site', { host: 'rst.example.cn', origin: site }, true],
    ['from a page reached by another of our names', { host: 'LOCALHOST:4000', origin: 'http://localhost:4000' }, true],
    ['from a program', { host: 'rst.example.cn' }, true],
    ['from a foreign page', { host: 'rst.example.cn', origin: 'https://evil.example' }, false],
    ['from a page of no origin', { host: 'rst.example.cn', origin: 'null' }, false],
    ['from another port of the same machine', { host: 'localhost:4000', origin: 'http://localhost:4001' }, false],
    ['from a browser that only says where from', { host: 'rst.example.cn', 'sec-fetch-site': 'cross-site' }, false],
    ['from a sister site', { host: 'rst.example.cn', 'sec-fetch-site': 'same-site' }, false],
  ])('%s', (_from, headers, expected) => {
    expect(isSameOrigin(headers, site)).toBe(expected);
  });
});
