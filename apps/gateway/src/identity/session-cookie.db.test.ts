import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { firstSignIn, PASSWORD, takeIn } from '../../test/staff.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const clock = fixedClock(new Date().toISOString());

let database: TestDatabase<Tables>;
let services: Services;
let gateway: RunningGateway;
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents: { me: '{ me { staffNumber } }' } } });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const kinds = async (personId: string): Promise<string[]> =>
  (await database.pool.query<{ kind: string }>('select kind from account_events where person_id = $1 order by id', [personId])).rows.map(({ kind }) => kind);

/** Ways to write one cookie that readers of cookies may understand differently. */
const SPELLINGS: readonly (readonly [string, (name: string, value: string) => string])[] = [
  ['as browsers write it', (name, value) => `${name}=${value}`],
  ['with a space before the sign', (name, value) => `${name} =${value}`],
  ['in quotation marks', (name, value) => `${name}="${value}"`],
  ['after much else', (name, value) => `x=${'y'.repeat(9000)}; ${name}=${value}`],
  ['before a second one', (name, value) => `${name}=${value}; ${name}=other`],
  ['after an unsigned one', (name, value) => `${name}=other; ${name}=${value}`],
];

describe.each(SPELLINGS)('a session cookie %s', (_how, spell) => {
  it('is somebody’s everywhere, or nobody’s everywhere: a one-time password has to be replaced first, and what was done is recorded', async () => {
    const staff = await takeIn(services.identity, `c-${SPELLINGS.findIndex(([how]) => how === _how)}`, ['DRAFTER'], clock.now());
    const browser = new BrowserSession(gateway);
    await browser.post('/sign-in/username', { username: staff.staffNumber, password: staff.oneTimePassword });
    const [name = '', value = ''] = browser.cookie.split('=');
    const cookie = spell(name, value);
    const ask = (path: string, body?: object) => gateway.ask(path, { headers: { cookie, origin: gateway.origin }, ...(body === undefined ? {} : { body }) });
    const known = ((await ask('/graphql', { documentId: 'me' })).json()['data'] as { me: object | null }).me !== null;
    const refusal = known ? 'PASSWORD_CHANGE_REQUIRED' : 'UNAUTHORIZED';
    for (const path of ['/auth/passkey/generate-register-options', '/auth/passkey/list-user-passkeys']) expect((await ask(path)).json()['code'], path).toBe(refusal);
    for (const path of ['/auth/two-factor/enable', '/auth/passkey/delete-passkey']) expect((await ask(path, { password: staff.oneTimePassword, id: 'x' })).json()['code'], path).toBe(refusal);
    const changed = await ask('/auth/change-password', { currentPassword: staff.oneTimePassword, newPassword: PASSWORD });
    expect(changed.status).toBe(known ? 200 : 401);
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', ...(known ? ['PASSWORD_CHANGED'] : [])]);
  });
});

it('what needs a session says so to everybody else', async () => {
  const stranger = new BrowserSession(gateway);
  for (const path of ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes', '/change-password', '/passkey/verify-registration', '/passkey/delete-passkey', '/passkey/update-passkey']) {
    const answer = await stranger.post(path, { password: 'x', id: 'x', name: 'x', currentPassword: 'x', newPassword: PASSWORD });
    expect([answer.status, answer.json()], path).toEqual([401, { code: 'UNAUTHORIZED', message: '请先登录。' }]);
  }
  const signedIn = await firstSignIn(gateway, await takeIn(services.identity, 'c-9', ['DRAFTER'], clock.now()));
  expect((await signedIn.ask('/auth/passkey/list-user-passkeys')).status).toBe(200);
});
