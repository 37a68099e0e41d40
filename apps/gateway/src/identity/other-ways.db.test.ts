import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runIdentityProvider, type IdentityProvider } from '../../test/identity-provider.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { SoftwareAuthenticator } from '../../test/software-authenticator.ts';
import { firstSignIn, takeIn, type Staff } from '../../test/staff.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const clock = fixedClock(new Date().toISOString());
const siteUrl = 'http://localhost:4000';
const documents = { me: '{ me { staffNumber mustChangePassword } }', ways: '{ signInWays { passkey oidcName } }' };
const asAdministrator = { now: clock.now(), viewer: { personId: null, name: 'x', roles: ['ADMINISTRATOR'] } };

let database: TestDatabase<Tables>;
let services: Services;
let provider: IdentityProvider;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  provider = await runIdentityProvider(`${siteUrl}/auth/callback/oidc`);
  gateway = await runGateway({
    database,
    clock,
    app: { ...(await smallApp()), documents },
    variables: { OPENHALL_OIDC_ISSUER: provider.issuer, OPENHALL_OIDC_CLIENT_ID: provider.clientId, OPENHALL_OIDC_CLIENT_SECRET: provider.clientSecret, OPENHALL_OIDC_NAME: '省厅统一登录' },
  });
});
afterAll(async () => {
  await gateway.drain();
  await provider.close();
  await database.drop();
});

const hire = (staffNumber: string): Promise<Staff> => takeIn(services.identity, staffNumber, ['DRAFTER'], clock.now());
const whoIs = async (browser: BrowserSession): Promise<unknown> => (await browser.run('me')).data?.['me'];
const kinds = async (personId: string): Promise<string[]> =>
  (await database.pool.query<{ kind: string }>('select kind from account_events where person_id = $1 order by id', [personId])).rows.map(({ kind }) => kind);

it('what there is to sign in with is open to everybody', async () => {
  expect((await gateway.ask('/graphql?documentId=ways')).json()).toEqual({ data: { signInWays: { passkey: true, oidcName: '省厅统一登录' } } });
  expect((await gateway.ask('/graphql', { body: { query: documents.ways } })).json()).toEqual({ data: { signInWays: { passkey: true, oidcName: '省厅统一登录' } } });
});

describe('a passkey', () => {
  async function withPasskey(staffNumber: string) {
    const staff = await hire(staffNumber);
    const browser = await firstSignIn(gateway, staff);
    const authenticator = new SoftwareAuthenticator(siteUrl);
    const options = (await browser.ask('/auth/passkey/generate-register-options')).json() as { challenge: string; user: { name: string; displayName: string } };
    expect(options.user).toMatchObject({ name: staffNumber, displayName: `示例${staffNumber}` });
    const registered = await browser.post('/passkey/verify-registration', { response: authenticator.create(options), name: '办公电脑' });
    expect(registered.status, registered.text).toBe(200);
    return { staff, browser, authenticator };
  }
  async function signInWith(authenticator: SoftwareAuthenticator) {
    const browser = new BrowserSession(gateway);
    const options = (await browser.ask('/auth/passkey/generate-authenticate-options')).json() as { challenge: string };
    return { browser, answer: await browser.post('/passkey/verify-authentication', { response: authenticator.get(options) }), options };
  }

  it('signs its owner in without a staff number, and is gone once it was removed', async () => {
    const { staff, browser, authenticator } = await withPasskey('5001');
    const signedIn = await signInWith(authenticator);
    expect(signedIn.answer.status, signedIn.answer.text).toBe(200);
    expect(await whoIs(signedIn.browser)).toMatchObject({ staffNumber: '5001' });
    const [key] = (await browser.ask('/auth/passkey/list-user-passkeys')).json() as unknown as { id: string; name: string }[];
    expect(key?.name).toBe('办公电脑');
    expect((await browser.post('/passkey/delete-passkey', { id: key?.id })).status).toBe(200);
    const after = await signInWith(authenticator);
    expect([after.answer.status, await whoIs(after.browser)]).toEqual([401, null]);
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', 'PASSWORD_CHANGED', 'PASSKEY_ADDED', 'SIGNED_IN', 'PASSKEY_REMOVED']);
  });

  it('answers one challenge once, of this site, and for nobody who was kept out', async () => {
    const { staff, authenticator } = await withPasskey('5002');
    const { browser, options } = await signInWith(authenticator);
    expect((await browser.post('/passkey/verify-authentication', { response: authenticator.get(options) })).status, 'the same challenge').toBeGreaterThanOrEqual(400);
    await services.identity.deactivatePerson(staff.id, asAdministrator);
    const keptOut = await signInWith(authenticator);
    expect(keptOut.answer.status).toBeGreaterThanOrEqual(400);
    expect(await whoIs(keptOut.browser)).toBeNull();
    expect(await whoIs(browser)).toBeNull();
  });

  it('has to have verified its owner: it stands for the second factor too', async () => {
    const { authenticator } = await withPasskey('5004');
    const browser = new BrowserSession(gateway);
    const options = (await browser.ask('/auth/passkey/generate-authenticate-options')).json() as { challenge: string; userVerification: string };
    expect(options.userVerification).toBe('required');
    expect((await browser.post('/passkey/verify-authentication', { response: authenticator.get(options, { verified: false }) })).json()).toMatchObject({ code: 'USER_NOT_VERIFIED' });
    expect(await whoIs(browser)).toBeNull();
  });

  it('is taken away by an administrator who gives out a new password', async () => {
    const { staff, authenticator } = await withPasskey('5003');
    await services.identity.resetCredentials(staff.id, asAdministrator);
    expect((await signInWith(authenticator)).answer.status).toBe(401);
  });

  it('nobody can add one to somebody else’s account', async () => {
    const stranger = new BrowserSession(gateway);
    const answer = await stranger.ask('/auth/passkey/generate-register-options');
    expect([answer.status, answer.json()['message']]).toEqual([401, '请先登录。']);
  });
});

describe('the configured identity provider', () => {
  async function throughProvider(account: string) {
    const browser = new BrowserSession(gateway);
    const begun = await browser.post('/sign-in/oauth2', { callbackURL: '/office-desk/' });
    const back = await provider.signIn(String(begun.json()['url']), account);
    return { browser, back, answer: await browser.ask(back.slice(siteUrl.length)) };
  }

  it('signs in whose staff number it claims, who needs no one-time password then', async () => {
    const staff = await hire('6001');
    const { browser, answer } = await throughProvider('6001');
    expect([answer.status, answer.headers.location]).toEqual([303, '/office-desk/']);
    expect(await whoIs(browser)).toEqual({ staffNumber: '6001', mustChangePassword: false });
    await throughProvider('6001');
    const { rows } = await database.pool.query('select "accountId", "accessToken", "idToken" from auth_accounts where "userId" = $1 and "providerId" = \'oidc\'', [staff.id]);
    expect(rows, 'linked once, and nothing kept that would open anything at the provider').toEqual([{ accountId: '6001', accessToken: null, idToken: null }]);
    expect(await kinds(staff.id)).toEqual(['PERSON_CREATED', 'SIGNED_IN', 'SIGNED_IN']);
  });

  it('lets nobody in who was not taken in here, or was kept out', async () => {
    const staff = await hire('6002');
    await throughProvider('6002');
    await services.identity.deactivatePerson(staff.id, asAdministrator);
    for (const account of ['6002', 'stranger', 'no staff number at all']) {
      const { browser, answer } = await throughProvider(account);
      expect([answer.status, answer.headers.location], account).toEqual([303, expect.stringMatching(`^${siteUrl}/office-desk/sign-in\\?error=`)]);
      expect(await whoIs(browser)).toBeNull();
    }
    expect((await services.identity.people({}, asAdministrator)).totalCount).toBeLessThan(10);
  });

  it('takes an answer once, from the browser that asked, and leads to no other site', async () => {
    await hire('6003');
    const { back } = await throughProvider('6003');
    const other = new BrowserSession(gateway);
    const replayed = await other.ask(back.slice(siteUrl.length));
    expect(replayed.headers.location).toMatch(/error=/);
    expect(await whoIs(other)).toBeNull();
    for (const callbackURL of ['https://evil.example/', '//evil.example/', '/\\evil.example/', '/\t/evil.example/', 'javascript:alert(1)', 1]) {
      expect((await new BrowserSession(gateway).post('/sign-in/oauth2', { callbackURL })).status, String(callbackURL)).toBe(400);
    }
  });
});
