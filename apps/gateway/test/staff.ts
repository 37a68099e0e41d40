import { OPERATOR, type Identity } from '@openhall/identity';
import { ROLES, type Role } from '@openhall/identity/rules';
import { BrowserSession } from './browser-session.ts';
import type { RunningGateway } from './running-gateway.ts';

/** The password everybody in these tests chooses. */
export const PASSWORD = 'correct horse battery';

export interface Staff {
  readonly id: string;
  readonly unitId: string;
  readonly staffNumber: string;
  readonly oneTimePassword: string;
}

/** Takes somebody in, in the first unit, which is made where there is none. */
export async function takeIn(identity: Identity, staffNumber: string, roles: readonly Role[], now: Date): Promise<Staff> {
  const write = { now, viewer: OPERATOR };
  const unit = (await identity.units())[0] ?? (await made(identity, write));
  const outcome = await identity.createPerson({ staffNumber, name: `示例${staffNumber}`, unitId: unit.id, roles, postIds: [], inChargeOfUnitIds: [] }, write);
  if (outcome.__typename !== 'CredentialsIssued') throw new Error(JSON.stringify(outcome));
  return { id: outcome.person.id, unitId: unit.id, staffNumber, oneTimePassword: outcome.oneTimePassword };
}

async function made(identity: Identity, write: Parameters<Identity['createUnit']>[1]) {
  const outcome = await identity.createUnit({ code: 'BGS', name: '厅办公室', sortOrder: 0 }, write);
  if (outcome.__typename !== 'UnitSaved') throw new Error(JSON.stringify(outcome));
  return outcome.unit;
}

/** Signs somebody in for the first time, and chooses their password. */
export async function firstSignIn(gateway: RunningGateway, { staffNumber, oneTimePassword }: Staff): Promise<BrowserSession> {
  const browser = new BrowserSession(gateway);
  await browser.post('/sign-in/username', { username: staffNumber, password: oneTimePassword });
  const changed = await browser.post('/change-password', { currentPassword: oneTimePassword, newPassword: PASSWORD });
  if (changed.status !== 200) throw new Error(changed.text);
  return browser;
}

/** One person a role, signed in. Scrypt takes its time: all at once. */
export async function oneOfEach(gateway: RunningGateway, identity: Identity, now: Date): Promise<Map<Role, BrowserSession>> {
  const staff: [Role, Staff][] = [];
  for (const role of ROLES) staff.push([role, await takeIn(identity, `r-${role.toLowerCase().replaceAll('_', '-')}`, [role], now)]);
  return new Map(await Promise.all(staff.map(async ([role, person]): Promise<[Role, BrowserSession]> => [role, await firstSignIn(gateway, person)])));
}
