import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { firstSignIn, PASSWORD, takeIn, type Staff } from '../../test/staff.ts';
import { totpAt } from '../../test/totp.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

// better-auth reads the machine's clock; ours begins there, and is moved where a test is about time.
const begun = new Date();
const clock = fixedClock(begun.toISOString());
const later = (minutes: number): string => new Date(begun.getTime() + minutes * 60_000).toISOString();

let database: TestDatabase<Tables>;
let services: Services;
let gateway: RunningGateway;

const documents = {
  me: '{ me { name staffNumber roles permissions mustChangePassword twoFactorEnabled unit { name } } }',
  sessions: '{ mySessions { id current userAgent } }',
  endSession: 'mutation End($id: ID) { endMySession(id: $id) { ... on SessionsEnded { count } } }',
  people: '{ people(first: 1) { totalCount } }',
};

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents } });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const hire = (staffNumber: string): Promise<Staff> => takeIn(services.identity, staffNumber, ['DRAFTER'], clock.now());
const kinds = async (personId: string): Promise<string[]> =>
  (await database.pool.query<{ kind: string }>('select kind from account_events where person_id = $1 order by id', [personId])).rows.map(({ kind }) => kind);
const codeOf = (body: Record<string, unknown>): unknown => body['code'];

describe('staff number and password', () => {
  it('let somebody in with a one-time password, to choose another and nothing else', async () => {
    const staff = await hire('1001');
    const browser = new BrowserSession(gateway);
    const first = await browser.post('/sign-in/username', { username: '1001', password: staff.oneTimePassword });
    expect(first.status).toBe(200);
    expect(first.json(), 'no token within reach of a script').toEqual({ redirect: false, user: { id: staff.id, name: '示例1001' } });
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^openhall\.session_token=.*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await browser.run('me')).data).toMatchObject({ me: { name: '示例1001', mustChangePassword: true, unit: { name: '厅办公室' } } });
    expect((await browser.run('people')).errors?.[0]?.extensions.code).toBe('PASSWORD_CHANGE_REQUIRED');
    expect((await browser.post('/two-factor/enable', { password: staff.oneTimePassword })).json()).toEqual({ code: 'PASSWORD_CHANGE_REQUIRED', message: '请先修改一次性密码。' });
    const change = (newPassword: string) => browser.post('/change-password', { currentPassword: staff.oneTimePassword, newPassword });
    expect((await change('short')).json()).toEqual({ code: 'PASSWORD_TOO_SHORT', message: '密码至少应有 10 个字符。' });
    expect(codeOf((await change(staff.oneTimePassword)).json())).toBe('SAME_PASSWORD');
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await browser.run('people')).data).toEqual({ people: { totalCount: 1 } });
    expect((await browser.run('me')).data).toMatchObject({ me: { mustChangePassword: false, permissions: expect.arrayContaining(['READ_ORGANISATION']) as unknown } });
    expect(codeOf((await new BrowserSession(gateway).post('/sign-in/username', { username: '1001', password: staff.oneTimePassword })).json())).toBe('INVALID_USERNAME_OR_PASSWORD');
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', 'PASSWORD_CHANGED']);
    expect((await services.identity.personByStaffNumber('1001', clock.now()))?.lastSignInAt).toEqual(clock.now());
  });

  it('end with signing out, on the server too', async () => {
    const browser = await firstSignIn(gateway, await hire('1002'));
    const stolen = browser.copy();
    expect((await stolen.run('me')).data?.['me']).not.toBeNull();
    expect((await browser.post('/sign-out')).status).toBe(200);
    expect((await stolen.run('me')).data).toEqual({ me: null });
  });

  it('do not say whether a staff number exists, however it is asked', async () => {
    const staff = await hire('1003');
    const inactive = await hire('1004');
    await services.identity.deactivatePerson(inactive.id, { now: clock.now(), viewer: { personId: null, name: 'x', roles: ['ADMINISTRATOR'] } });
    const answers = await Promise.all(
      [['1003', 'wrong password'], ['nobody', 'wrong password'], ['1004', inactive.oneTimePassword], ['no such, number', 'x'], ['1003', '']].map(([username, password]) =>
        new BrowserSession(gateway).post('/sign-in/username', { username, password }),
      ),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.json()).toEqual({ code: 'INVALID_USERNAME_OR_PASSWORD', message: '工号或密码不正确。' });
      expect(answer.headers['set-cookie'], staff.staffNumber).toBeUndefined();
    }
  });

  it('take no one-time password after its days', async () => {
    const staff = await hire('1005');
    clock.set(later(8 * 24 * 60));
    const answer = await new BrowserSession(gateway).post('/sign-in/username', { username: '1005', password: staff.oneTimePassword });
    clock.set(later(0));
    expect(answer.json()).toEqual({ code: 'ONE_TIME_PASSWORD_EXPIRED', message: '一次性密码已过期，请联系系统管理员重新发放。' });
  });
});

describe('after failures in a row', () => {
  const tries = (username: string, count: number, password = 'wrong password') =>
    Promise.all(Array.from({ length: count }, () => new BrowserSession(gateway).post('/sign-in/username', { username, password })));

  it('a staff number is locked for a while, known or not, and many at once are no more than the limit', async () => {
    const staff = await hire('2001');
    for (const username of ['2001', 'NOBODY-2001']) {
      const answers = await tries(username, 8);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
      const [locked] = await tries(username.toLowerCase(), 1, staff.oneTimePassword);
      expect(locked?.json()).toEqual({ code: 'LOCKED', message: '失败次数过多，请在 15 分钟后再试，或请系统管理员解除锁定。' });
      expect(Number(locked?.headers['retry-after'])).toBe(15 * 60);
    }
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'PERSON_LOCKED']);
    expect((await services.identity.personByStaffNumber('2001', clock.now()))?.lockedUntil).toEqual(new Date(later(15)));
    clock.set(later(16));
    const [freed] = await tries('2001', 1, staff.oneTimePassword);
    clock.set(later(0));
    expect(freed?.status).toBe(200);
  });

  it('an administrator can lift the lock', async () => {
    const staff = await hire('2002');
    await tries('2002', 5);
    await services.identity.unlockPerson(staff.id, { now: clock.now(), viewer: { personId: null, name: 'x', roles: ['ADMINISTRATOR'] } });
    expect((await tries('2002', 1, staff.oneTimePassword))[0]?.status).toBe(200);
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'PERSON_LOCKED', 'PERSON_UNLOCKED', 'SIGNED_IN']);
  });

  it('what strangers leave behind does not stay', async () => {
    await tries('NOBODY-SWEPT', 1);
    await gateway.ask('/auth/passkey/generate-authenticate-options');
    const left = async () => (await database.pool.query('select (select count(*) from sign_in_failures) + (select count(*) from auth_verifications) + (select count(*) from auth_sessions) as count')).rows[0].count as number;
    expect(Number(await left())).toBeGreaterThan(2);
    clock.set(later(30 * 24 * 60));
    await gateway.ask('/auth/passkey/list-user-passkeys');
    clock.set(later(0));
    expect(Number(await left())).toBe(0);
  });

  it('a success forgets the failures before it', async () => {
    const staff = await hire('2003');
    for (let round = 0; round < 2; round += 1) {
      await tries('2003', 4);
      expect((await tries('2003', 1, staff.oneTimePassword))[0]?.status).toBe(200);
    }
  });
});

describe('the second factor', () => {
  async function enrolled(staffNumber: string) {
    const staff = await hire(staffNumber);
    const browser = await firstSignIn(gateway, staff);
    const begunAt = (await browser.post('/two-factor/enable', { password: PASSWORD })).json() as { totpURI: string; backupCodes: string[] };
    expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).json()).toMatchObject({ code: 'INVALID_CODE' });
    expect((await browser.post('/two-factor/verify-totp', { code: totpAt(begunAt.totpURI, new Date()) })).status).toBe(200);
    return { staff, browser, ...begunAt };
  }
  const password = async (staffNumber: string) => {
    const browser = new BrowserSession(gateway);
    return { browser, answer: await browser.post('/sign-in/username', { username: staffNumber, password: PASSWORD }) };
  };

  it('is asked for after the password: no session before the code', async () => {
    const { staff, totpURI } = await enrolled('3001');
    expect(totpURI).not.toContain('invalid');
    const { browser, answer } = await password('3001');
    expect(answer.json()).toMatchObject({ twoFactorRedirect: true });
    expect((await browser.run('me')).data).toEqual({ me: null });
    expect((await browser.post('/two-factor/verify-totp', { code: totpAt(totpURI, new Date()), trustDevice: true })).status).toBe(200);
    expect((await browser.run('me')).data).toMatchObject({ me: { twoFactorEnabled: true } });
    expect(browser.cookie, 'no device is trusted for good').not.toContain('trust');
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', 'PASSWORD_CHANGED', 'TWO_FACTOR_ENABLED', 'SIGNED_IN']);
  });

  it('takes a backup code once', async () => {
    const { backupCodes } = await enrolled('3002');
    const [code = ''] = backupCodes;
    const first = await password('3002');
    expect((await first.browser.post('/two-factor/verify-backup-code', { code })).status).toBe(200);
    const second = await password('3002');
    expect((await second.browser.post('/two-factor/verify-backup-code', { code })).json()).toMatchObject({ code: 'INVALID_BACKUP_CODE' });
  });

  it('locks after wrong codes, whatever challenge they are for', async () => {
    const { staff, totpURI } = await enrolled('3003');
    const { browser } = await password('3003');
    for (let attempt = 0; attempt < 5; attempt += 1) await browser.post('/two-factor/verify-totp', { code: '000000' });
    const again = await password('3003');
    expect((await again.browser.post('/two-factor/verify-totp', { code: totpAt(totpURI, new Date()) })).json()).toMatchObject({ code: 'LOCKED' });
    expect((await services.identity.personByStaffNumber('3003', clock.now()))?.lockedUntil).not.toBeNull();
    await services.identity.unlockPerson(staff.id, { now: clock.now(), viewer: { personId: null, name: 'x', roles: ['ADMINISTRATOR'] } });
    const after = await password('3003');
    expect((await after.browser.post('/two-factor/verify-totp', { code: totpAt(totpURI, new Date()) })).status).toBe(200);
  });

  it('goes with everything else when an administrator gives out a new password', async () => {
    const { staff, browser } = await enrolled('3004');
    const outcome = await services.identity.resetCredentials(staff.id, { now: clock.now(), viewer: { personId: null, name: 'x', roles: ['ADMINISTRATOR'] } });
    expect((await browser.run('me')).data).toEqual({ me: null });
    const next = new BrowserSession(gateway);
    const oneTimePassword = outcome.__typename === 'CredentialsIssued' ? outcome.oneTimePassword : '';
    expect((await next.post('/sign-in/username', { username: '3004', password: oneTimePassword })).json()).not.toHaveProperty('twoFactorRedirect');
    expect((await next.run('me')).data).toMatchObject({ me: { twoFactorEnabled: false, mustChangePassword: true } });
  });

  it('can be switched off with the password', async () => {
    const { browser } = await enrolled('3005');
    expect((await browser.post('/two-factor/disable', { password: 'wrong password' })).json()).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect((await browser.post('/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect((await password('3005')).answer.json()).not.toHaveProperty('twoFactorRedirect');
  });
});

describe('sessions', () => {
  it('are listed for their owner, who can end the others', async () => {
    const staff = await hire('4001');
    const here = await firstSignIn(gateway, staff);
    const there = new BrowserSession(gateway);
    await there.ask('/auth/sign-in/username', { body: { username: '4001', password: PASSWORD }, headers: { 'user-agent': 'another browser' } });
    const { mySessions } = (await here.run('sessions')).data as { mySessions: { id: string; current: boolean; userAgent: string | null }[] };
    expect(mySessions.map(({ current, userAgent }) => ({ current, userAgent }))).toEqual(expect.arrayContaining([{ current: true, userAgent: null }, { current: false, userAgent: 'another browser' }]));
    const stranger = await firstSignIn(gateway, await hire('4002'));
    expect((await stranger.run('endSession', { id: mySessions[0]?.id })).data, 'somebody else’s').toEqual({ endMySession: { count: 0 } });
    expect((await here.run('endSession')).data).toEqual({ endMySession: { count: 1 } });
    expect((await there.run('me')).data).toEqual({ me: null });
    expect((await here.run('me')).data?.['me']).not.toBeNull();
  });

  it('end after a working day, and with a cookie nobody signed', async () => {
    const browser = await firstSignIn(gateway, await hire('4003'));
    clock.set(later(12 * 60 + 5));
    expect((await browser.run('me')).data).toEqual({ me: null });
    clock.set(later(0));
    expect((await browser.run('me')).data?.['me']).not.toBeNull();
    const forged = browser.cookie.replace(/(session_token=[^.]+)\..*/, '$1.AAAA');
    expect((await gateway.ask('/graphql', { body: { documentId: 'me' }, headers: { cookie: forged } })).json()['data']).toEqual({ me: null });
  });
});

describe('the door', () => {
  it('gives cookies for https only to a site that is reached by it', async () => {
    const secure = await runGateway({ database, clock, app: { ...(await smallApp()), documents }, variables: { SITE_URL: 'https://rst.example.cn' } });
    const staff = await hire('9001');
    const browser = new BrowserSession(secure);
    const answer = await browser.post('/sign-in/username', { username: '9001', password: staff.oneTimePassword });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Secure-openhall\.session_token=.*; Secure/);
    expect((await browser.run('me')).data?.['me']).not.toBeNull();
    await secure.drain();
  });

  it('opens for our own pages only, and to what is listed', async () => {
    const body = { username: '1001', password: PASSWORD };
    const foreign = await gateway.ask('/auth/sign-in/username', { body, headers: { origin: 'https://evil.example' } });
    expect([foreign.status, codeOf(foreign.json())]).toEqual([403, 'FOREIGN_ORIGIN']);
    for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/sign-in/email', '/get-session', '/list-sessions', '/is-username-available', '/request-password-reset', '/two-factor/send-otp', '/error']) {
      expect((await gateway.ask(`/auth${path}`, { body: {} })).status, path).toBe(404);
      expect((await gateway.ask(`/auth${path}`)).status, path).toBe(404);
    }
  });

  it('answers what strangers send with a refusal in plain words', async () => {
    for (const body of [{}, { username: { $ne: '' }, password: ['x'] }, { username: '\0', password: '\0' }, { username: '1001', password: '\uD800' }, { username: 'a'.repeat(5000), password: 'x' }, { username: '1001', password: 'x'.repeat(50_000) }]) {
      const answer = await gateway.ask('/auth/sign-in/username', { body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.json()['message']).toMatch(/。$/);
    }
    for (const [path, body] of [['/two-factor/verify-totp', { code: { a: 1 } }], ['/change-password', { currentPassword: 1 }], ['/passkey/verify-authentication', { response: 'x' }], ['/passkey/delete-passkey', {}]] as const) {
      const answer = await gateway.ask(`/auth${path}`, { body });
      expect([path, answer.status >= 400 && answer.status < 500], path).toEqual([path, true]);
      expect(answer.text).not.toMatch(/node_modules|zod|\[body/);
    }
  });
});
