import { createHmac } from 'node:crypto';
import { demoPeople, demoUnits } from '@openhall/demo-data';
import type { Identity } from '@openhall/identity';
import { isRole, oneTimePassword, ROLE_LABELS } from '@openhall/identity/rules';
import type { Clock, Environment, Logger } from '@openhall/runtime';
import { authSecret } from '../identity/auth-secret.ts';

export interface DemonstrationAccountsOptions {
  readonly environment: Environment;
  readonly identity: Identity;
  /** The database holds the demonstration, so there is something to look at. */
  readonly holdsDemonstration: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * The accounts of a demonstration: one a role, with a password of this installation's own. In production there are none, whatever
 * else is configured, and those an earlier start has made are kept out.
 *
 * @returns lines that say how to sign in; none where nobody can
 */
export async function demonstrationAccounts({ environment, identity, holdsDemonstration, clock, log }: DemonstrationAccountsOptions): Promise<string[]> {
  if (environment.nodeEnv === 'production') {
    const keptOut = await identity.keepDemonstrationOut({ people: demoPeople }, clock.now());
    if (keptOut > 0) log.warn({ keptOut }, 'demonstration accounts of an earlier start were deactivated');
    return [];
  }
  if (!environment.demo || !holdsDemonstration) return [];
  const password = demonstrationPassword(authSecret(environment));
  await identity.ensureDemonstrationPeople({ units: demoUnits, people: demoPeople }, password, clock.now());
  return [`演示账号（密码均为 ${password}）：`, ...demoPeople.map(({ staffNumber, name, role }) => `  ${staffNumber}　${name}　${isRole(role) ? ROLE_LABELS[role] : role}`)];
}

/** The same at each start, another on each installation: nothing that could be looked up opens a demonstration that stands in a network. */
export function demonstrationPassword(secret: string): string {
  const digest = createHmac('sha256', secret).update('openhall demonstration password').digest();
  // Longer than is ever drawn: a byte in nine is passed over.
  const bytes = Buffer.concat([digest, createHmac('sha256', secret).update(digest).digest()]).values();
  return oneTimePassword(() => bytes.next().value ?? 0);
}
