import { testBlobs } from '@openhall/files/testing';
import { demoPeople } from '@openhall/demo-data';
import { OPERATOR } from '@openhall/identity';
import { ROLES } from '@openhall/identity/rules';
import { loadEnvironment } from '@openhall/runtime';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { silentLog } from '../../test/silent-log.ts';
import { smallApp } from '../../test/small-app.ts';
import { createServices, type Services, type Tables } from '../compose.ts';
import { demonstrationAccounts, demonstrationPassword } from './demonstration-accounts.ts';

const secret = 'a secret of the tests, of no use anywhere';
const clock = fixedClock(new Date().toISOString());
let database: TestDatabase<Tables>;
let services: Services;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents: { me: '{ me { name roles mustChangePassword } }' } } });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const start = (variables: Record<string, string>, holdsDemonstration = true) =>
  demonstrationAccounts({ environment: loadEnvironment({ OPENHALL_AUTH_SECRET: secret, ...variables }), identity: services.identity, holdsDemonstration, clock, log: silentLog });
const signIn = async (staffNumber: string, password: string) => {
  const browser = new BrowserSession(gateway);
  await browser.post('/sign-in/username', { username: staffNumber, password });
  return (await browser.run('me')).data?.['me'];
};
const count = async () => (await services.identity.people({}, { now: clock.now(), viewer: OPERATOR })).totalCount;

describe('the accounts of a demonstration', () => {
  it('are none where there is no demonstration, or nobody wants one', async () => {
    for (const lines of [await start({}, false), await start({ OPENHALL_DEMO: '0' }), await start({ NODE_ENV: 'production' }), await start({ NODE_ENV: 'production', OPENHALL_DEMO: '1' })]) expect(lines).toEqual([]);
    expect(await count()).toBe(0);
  });

  it('are one a role, invented, and sign in with the password that is printed', async () => {
    expect(demoPeople.map(({ role }) => role).toSorted()).toEqual([...ROLES].toSorted());
    for (const { name } of demoPeople) expect(name).toMatch(/^示例.$/);
    const lines = await start({});
    const password = /密码均为 (\S+)）/.exec(lines[0] ?? '')?.[1] ?? '';
    expect(lines[1]).toBe('  demo-drafter　示例甲　拟稿人');
    expect(await signIn('demo-drafter', password)).toEqual({ name: '示例甲', roles: ['DRAFTER'], mustChangePassword: false });
    expect(await count()).toBe(ROLES.length);
    expect(password).not.toBe(demonstrationPassword('another installation has another secret'));
  });

  it('stay as people made them, but for the password', async () => {
    const deputy = await services.identity.personByStaffNumber('demo-deputy-director', clock.now());
    expect(deputy?.inChargeOfIds).toHaveLength(2);
    const asOperator = { now: clock.now(), viewer: OPERATOR };
    await services.identity.resetCredentials(deputy?.id ?? '', asOperator);
    await services.identity.updatePerson(deputy?.id ?? '', 1, { name: '示例丙', unitId: deputy?.unitId ?? '', roles: ['DIRECTOR'], postIds: [], inChargeOfUnitIds: [] }, asOperator);
    await start({});
    expect(await signIn('demo-deputy-director', demonstrationPassword(secret))).toEqual({ name: '示例丙', roles: ['DIRECTOR'], mustChangePassword: false });
    expect(await count()).toBe(ROLES.length);
  });

  it('are kept out as soon as the installation starts for production, the last administrator too', async () => {
    const browser = new BrowserSession(gateway);
    await browser.post('/sign-in/username', { username: 'demo-admin', password: demonstrationPassword(secret) });
    expect(await start({ NODE_ENV: 'production', OPENHALL_DEMO: '1' })).toEqual([]);
    expect((await browser.run('me')).data).toEqual({ me: null });
    for (const { staffNumber } of demoPeople) expect((await services.identity.personByStaffNumber(staffNumber, clock.now()))?.active).toBe(false);
    expect(await signIn('demo-admin', demonstrationPassword(secret))).toBeNull();
  });
});
