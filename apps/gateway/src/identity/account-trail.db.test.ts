import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runIdentityProvider, type IdentityProvider } from '../../test/identity-provider.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { SoftwareAuthenticator } from '../../test/software-authenticator.ts';
import { firstSignIn, PASSWORD, takeIn, type Staff } from '../../test/staff.ts';
import { codeNow, nextCode } from '../../test/totp.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const clock = fixedClock(new Date().toISOString());
const siteUrl = 'http://localhost:4000';

let database: TestDatabase<Tables>;
let services: Services;
let provider: IdentityProvider;
let gateway: RunningGateway;
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  provider = await runIdentityProvider(`${siteUrl}/auth/callback/oidc`);
  const variables = { OPENHALL_OIDC_ISSUER: provider.issuer, OPENHALL_OIDC_CLIENT_ID: provider.clientId, OPENHALL_OIDC_CLIENT_SECRET: provider.clientSecret, OPENHALL_OIDC_NAME: '省厅统一登录' };
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents: { me: '{ me { staffNumber } }' } }, variables });
});
afterAll(async () => {
  await gateway.drain();
  await provider.close();
  await database.drop();
});

const hire = (staffNumber: string): Promise<Staff> => takeIn(services.identity, staffNumber, ['DRAFTER'], clock.now());
/** What is recorded of somebody beyond having been taken in, signed in and having chosen a password. */
const recorded = async ({ id }: Staff): Promise<string[]> =>
  (await database.pool.query<{ kind: string }>('select kind from account_events where person_id = $1 order by id', [id])).rows.map(({ kind }) => kind).slice(3);

async function withPasskey(browser: BrowserSession): Promise<SoftwareAuthenticator> {
  const authenticator = new SoftwareAuthenticator(siteUrl);
  const options = (await browser.ask('/auth/passkey/generate-register-options')).json() as { challenge: string };
  expect((await browser.post('/passkey/verify-registration', { response: authenticator.create(options), name: '办公电脑' })).status).toBe(200);
  return authenticator;
}
async function byPasskey(browser: BrowserSession, authenticator: SoftwareAuthenticator): Promise<number> {
  const options = (await browser.ask('/auth/passkey/generate-authenticate-options')).json() as { challenge: string };
  return (await browser.post('/passkey/verify-authentication', { response: authenticator.get(options) })).status;
}
async function byProvider(browser: BrowserSession, account: string): Promise<number> {
  const begun = await browser.post('/sign-in/oauth2', { callbackURL: '/office-desk/' });
  const back = await provider.signIn(String(begun.json()['url']), account);
  return (await browser.ask(back.slice(siteUrl.length))).status;
}
async function withSecondFactor(browser: BrowserSession): Promise<{ totpURI: string; backupCodes: string[] }> {
  const begun = (await browser.post('/two-factor/enable', { password: PASSWORD })).json() as { totpURI: string; backupCodes: string[] };
  expect((await browser.post('/two-factor/verify-totp', { code: codeNow(begun.totpURI) })).status).toBe(200);
  return begun;
}

it('a sign-in leaves its row in a browser where somebody is signed in already, too, under the name of who signed in', async () => {
  const staff = await hire('7001');
  const other = await hire('7002');
  const browser = await firstSignIn(gateway, staff);
  const authenticator = await withPasskey(browser);
  expect(await byPasskey(browser, authenticator)).toBe(200);
  expect(await byProvider(browser, '7001')).toBe(303);
  expect(await recorded(staff)).toEqual(['PASSKEY_ADDED', 'SIGNED_IN', 'PROVIDER_LINKED', 'SIGNED_IN']);
  expect((await database.pool.query('select 1 from auth_sessions where "userId" = $1', [staff.id])).rowCount, 'one browser, one session').toBe(1);
  const theirs = await firstSignIn(gateway, other);
  expect(await byPasskey(theirs, authenticator)).toBe(200);
  expect([(await recorded(staff)).at(-1), await recorded(other)]).toEqual(['SIGNED_IN', []]);
  expect(await recorded(staff)).toHaveLength(5);
});

it('a second factor that is confirmed is no sign-in, and one that is only compared leaves nothing', async () => {
  const staff = await hire('7003');
  const browser = await firstSignIn(gateway, staff);
  const { totpURI, backupCodes } = await withSecondFactor(browser);
  expect((await browser.post('/two-factor/verify-totp', { code: nextCode(totpURI) })).status).toBe(200);
  expect((await browser.post('/two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200);
  expect(await recorded(staff)).toEqual(['TWO_FACTOR_ENABLED']);
});

it('who renews their backup codes is recorded, who may not is not', async () => {
  const staff = await hire('7004');
  const browser = await firstSignIn(gateway, staff);
  await withSecondFactor(browser);
  expect((await browser.post('/two-factor/generate-backup-codes', { password: 'wrong password' })).status).toBe(400);
  expect((await browser.post('/two-factor/generate-backup-codes', { password: PASSWORD })).status).toBe(200);
  expect(await recorded(staff)).toEqual(['TWO_FACTOR_ENABLED', 'BACKUP_CODES_RENEWED']);
});

it.each([
  ['7005', '/two-factor/verify-totp', '000000'],
  ['7006', '/two-factor/verify-backup-code', 'wrong'],
])('a second factor that is locked (%s) is recorded once', async (staffNumber, path, code) => {
  const staff = await hire(staffNumber);
  await withSecondFactor(await firstSignIn(gateway, staff));
  const browser = new BrowserSession(gateway);
  await browser.post('/sign-in/username', { username: staffNumber, password: PASSWORD });
  for (let attempt = 0; attempt < 4; attempt += 1) await browser.post(path, { code });
  expect(await recorded(staff)).toEqual(['TWO_FACTOR_ENABLED']);
  await browser.post(path, { code });
  const again = new BrowserSession(gateway);
  await again.post('/sign-in/username', { username: staffNumber, password: PASSWORD });
  expect((await again.post(path, { code })).json()).toMatchObject({ code: 'LOCKED' });
  expect(await recorded(staff)).toEqual(['TWO_FACTOR_ENABLED', 'SECOND_FACTOR_LOCKED']);
});

it('the first tie to an identity at the provider is recorded, later ones are sign-ins only', async () => {
  const staff = await hire('7007');
  await firstSignIn(gateway, staff);
  expect(await byProvider(new BrowserSession(gateway), '7007')).toBe(303);
  expect(await byProvider(new BrowserSession(gateway), '7007')).toBe(303);
  expect(await recorded(staff)).toEqual(['PROVIDER_LINKED', 'SIGNED_IN', 'SIGNED_IN']);
});
