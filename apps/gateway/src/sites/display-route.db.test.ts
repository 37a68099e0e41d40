import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';
import { backTo } from './display-route.ts';

let database: TestDatabase<Tables>;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  gateway = await start();
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

async function start(variables: Record<string, string> = {}): Promise<RunningGateway> {
  const shown = ({ display }: { display: string }) => ({ body: `<!doctype html><html class="${display}">` });
  return runGateway({ database, clock: fixedClock('2026-11-24T01:00:00Z'), app: await smallApp({ '/': shown, '/documents': shown }), variables });
}

const type = { 'content-type': 'application/x-www-form-urlencoded' };
const choose = (fields: Record<string, string>, headers: Record<string, string> = {}, running = gateway) =>
  running.ask('/display', { method: 'POST', headers: { ...type, ...headers }, body: new URLSearchParams(fields).toString() });

describe('choosing how pages are shown', () => {
  it('leads back to where the reader was, who then sees it so', async () => {
    const { status, headers } = await choose({ mode: 'elder', back: '/documents?kind=LAW&q=%E5%B7%A5%E4%BC%A4' });
    expect(status).toBe(303);
    expect(headers).toMatchObject({ location: '/documents?kind=LAW&q=%E5%B7%A5%E4%BC%A4', 'cache-control': 'no-store' });
    expect(headers['set-cookie']).toEqual(['oh-display=elder; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly']);
    const [cookie = ''] = (headers['set-cookie']?.[0] ?? '').split(';');
    expect((await gateway.ask(String(headers.location), { headers: { cookie } })).text).toContain('class="elder"');
  });

  it('back to the standard leaves no cookie', async () => {
    const { status, headers } = await choose({ mode: 'standard', back: '/' }, { cookie: 'oh-display=elder' });
    expect(status).toBe(303);
    expect(headers['set-cookie']).toEqual(['oh-display=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly']);
  });

  it('keeps the cookie to https where the public comes by https', async () => {
    const secure = await start({ SITE_URL: 'https://hrss.example.gov.cn' });
    const { headers } = await choose({ mode: 'contrast-dark', back: '/' }, { host: 'hrss.example.gov.cn' }, secure);
    await secure.drain();
    expect(headers['set-cookie']).toEqual(['oh-display=contrast-dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure']);
  });

  it.each([
    ['no mode of the list', { mode: 'huge', back: '/' }, {}],
    ['no mode at all', { back: '/' }, {}],
    ['what a foreign page sent', { mode: 'elder', back: '/' }, { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, fields, headers) => {
    const answer = await choose(fields, headers);
    expect(answer.status).toBe(400);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['x-request-id']).toBeDefined();
  });

  it.each([
    ['JSON', { 'content-type': 'application/json' }, '{"mode":"elder"}', 415],
    ['text', { 'content-type': 'text/plain' }, 'mode=elder', 415],
    ['nothing', {}, '', 400],
    ['more than a form of this site holds', type, `mode=elder&back=/${'a'.repeat(40_000)}`, 413],
  ])('refuses %s', async (_, headers, body, status) => {
    const answer = await gateway.ask('/display', { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is no page, and nothing a link could do', async () => {
    const answer = await gateway.ask('/display?mode=elder&back=/');
    expect(answer.status).toBe(404);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('opens no other door to forms', async () => {
    for (const path of ['/graphql', '/documents']) expect((await gateway.ask(path, { method: 'POST', headers: type, body: 'query={columns{slug}}' })).status, path).toBeGreaterThanOrEqual(400);
  });
});

describe('the way back', () => {
  const own = 'https://hrss.example.gov.cn';
  const back = (address: string) => backTo(address, () => new Set(['q']));

  it.each([
    ['/documents', '/documents'],
    ['/search?q=工伤', '/search?q=%E5%B7%A5%E4%BC%A4'],
    ['/search?q=1&utm_source=wechat', '/search?q=1'],
    ['/documents/0a1b2c3d4e5f6#art-17', '/documents/0a1b2c3d4e5f6#art-17'],
    ['/documents#<script>', '/documents'],
    ['/documents#a#b', '/documents#b'],
    ['', '/'],
    ['documents', '/'],
    ['//evil.example', '/'],
    ['///evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/\\evil.example', '/%5Cevil.example'],
    ['/\t/evil.example', '/%09/evil.example'],
    ['/%0D%0ALocation:x', '/%0D%0ALocation%3Ax'],
    ['/%E5%', '/'],
    [`/${'a'.repeat(9000)}`, '/'],
  ])('of %.40s is %s', (address, expected) => {
    expect(back(address)).toBe(expected);
  });

  it('never leaves this site, whatever is asked for', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom('/', '//', '\\', '.', '..', '\t', '\n', '@', ':', 'evil.example', 'https:', '%2F', '%5C', '?', '#'), fc.string()), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const location = back(parts.join(''));
        expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(new URL(location, own).origin).toBe(own);
      }),
      { numRuns: 2000 },
    );
  });
});
