import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { firstSignIn, PASSWORD, takeIn, type Staff } from '../../test/staff.ts';
import { codeNow, nextCode } from '../../test/totp.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const begun = new Date();
const clock = fixedClock(begun.toISOString());
const later = (minutes: number): string => new Date(begun.getTime() + minutes * 60_000).toISOString();
const locked = { code: 'LOCKED', message: '失败次数过多，请在 15 分钟后再试，或请系统管理员解除锁定。' };

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

const hire = (staffNumber: string): Promise<Staff> => takeIn(services.identity, staffNumber, ['DRAFTER'], clock.now());
const kinds = async (personId: string): Promise<string[]> =>
  (await database.pool.query<{ kind: string }>('select kind from account_events where person_id = $1 order by id', [personId])).rows.map(({ kind }) => kind);
const byPassword = async (staffNumber: string, password = PASSWORD) => {
  const browser = new BrowserSession(gateway);
  return { browser, answer: await browser.post('/sign-in/username', { username: staffNumber, password }) };
};

describe('the password of somebody who is signed in', () => {
  it('is guessed five times, however it is asked for, and then not by signing in either', async () => {
    const staff = await hire('1101');
    const browser = await firstSignIn(gateway, staff);
    const guesses = [
      () => browser.post('/change-password', { currentPassword: 'wrong password', newPassword: 'another horse battery' }),
      () => browser.post('/two-factor/enable', { password: 'wrong password' }),
      () => browser.post('/two-factor/disable', { password: 'wrong password' }),
      () => browser.post('/change-password', { currentPassword: 'wrong password', newPassword: 'short' }),
      () => browser.post('/two-factor/enable', { password: 'wrong password' }),
      () => browser.post('/change-password', { currentPassword: 'wrong password', newPassword: 'another horse battery' }),
    ];
    const answers = [];
    for (const guess of guesses) answers.push((await guess()).json()['code']);
    expect(answers, 'a password that is too short is not compared').toEqual(['INVALID_PASSWORD', 'INVALID_PASSWORD', 'INVALID_PASSWORD', 'PASSWORD_TOO_SHORT', 'INVALID_PASSWORD', 'INVALID_PASSWORD']);
    const right = await browser.post('/change-password', { currentPassword: PASSWORD, newPassword: 'another horse battery' });
    expect([right.status, right.json(), Number(right.headers['retry-after'])]).toEqual([429, locked, 15 * 60]);
    expect((await byPassword('1101')).answer.json()).toEqual(locked);
    expect((await browser.run('me')).data?.['me'], 'who is signed in stays so').not.toBeNull();
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', 'PASSWORD_CHANGED', 'PERSON_LOCKED']);
    clock.set(later(16));
    const freed = await byPassword('1101');
    clock.set(later(0));
    expect(freed.answer.status).toBe(200);
  });

  it('is compared once more after it was right', async () => {
    const browser = await firstSignIn(gateway, await hire('1102'));
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) expect((await browser.post('/two-factor/enable', { password: 'wrong password' })).json()).toMatchObject({ code: 'INVALID_PASSWORD' });
      expect((await browser.post('/two-factor/enable', { password: PASSWORD })).status).toBe(200);
    }
  });
});

describe('a code of the second factor', () => {
  async function enrolled(staffNumber: string) {
    const staff = await hire(staffNumber);
    const browser = await firstSignIn(gateway, staff);
    const { totpURI } = (await browser.post('/two-factor/enable', { password: PASSWORD })).json() as { totpURI: string };
    const code = codeNow(totpURI);
    expect((await browser.post('/two-factor/verify-totp', { code })).status).toBe(200);
    return { staff, browser, totpURI, code };
  }

  it('opens one door once (RFC 6238 § 5.2), however many ask with it at the same time', async () => {
    const { totpURI, code } = await enrolled('1201');
    const used = { code: 'CODE_USED', message: '这个验证码已经用过，请等手机上换成新的验证码后再输入。' };
    const first = await byPassword('1201');
    const replayed = await first.browser.post('/two-factor/verify-totp', { code });
    expect([replayed.status, replayed.json()], 'the code that confirmed the second factor').toEqual([401, used]);
    const doors = await Promise.all([byPassword('1201'), byPassword('1201'), byPassword('1201')]);
    const next = nextCode(totpURI);
    const answers = await Promise.all(doors.map(({ browser }) => browser.post('/two-factor/verify-totp', { code: next })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
    expect((await Promise.all(doors.map(({ browser }) => browser.run('me')))).filter(({ data }) => data?.['me'] !== null)).toHaveLength(1);
  });

  it('that was wrong is not used up, and is somebody’s own', async () => {
    const one = await enrolled('1202');
    const other = await enrolled('1203');
    const next = nextCode(one.totpURI);
    const { browser: stranger } = await byPassword('1203');
    expect((await stranger.post('/two-factor/verify-totp', { code: next })).json()).toMatchObject({ code: 'INVALID_CODE' });
    const { browser } = await byPassword('1202');
    expect((await browser.post('/two-factor/verify-totp', { code: next })).status).toBe(200);
    expect((await stranger.post('/two-factor/verify-totp', { code: nextCode(other.totpURI) })).status).toBe(200);
  });

  it('may come again once it could not be the same any more, and is forgotten', async () => {
    const { staff } = await enrolled('1204');
    const rows = async () => Number((await database.pool.query('select count(*) from used_codes where person_id = $1', [staff.id])).rows[0].count);
    expect(await rows()).toBe(1);
    clock.set(later(2 * 24 * 60));
    await gateway.ask('/auth/passkey/list-user-passkeys');
    clock.set(later(0));
    expect(await rows()).toBe(0);
  });
});
