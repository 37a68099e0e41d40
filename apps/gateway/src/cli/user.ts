import { OPERATOR, type Identity } from '@openhall/identity';
import { isRole, ONE_TIME_PASSWORD_DAYS, ROLE_LABELS, ROLES, type Role } from '@openhall/identity/rules';
import { OperatorError } from '../failures.ts';
import { siteOf } from '../start/demonstration.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { messages } from './messages.ts';

type Json = { readonly json: boolean };
type Named = Json & { readonly staffNumber: string };
type Person = NonNullable<Awaited<ReturnType<Identity['personByStaffNumber']>>>;
type Unit = Awaited<ReturnType<Identity['units']>>[number];

export type CreateUser = Named & {
  readonly name: string;
  /** Code of the unit; null for the first one. */
  readonly unit: string | null;
  readonly roles: readonly string[];
};

/** `openhall user create`: also how the first administrator comes about. */
export async function createUser({ staffNumber, name, unit: code, roles: given, json }: CreateUser, context: CliContext): Promise<number> {
  const roles = given.map((role) => roleOf(role));
  const environment = environmentOf(context);
  const write = { now: context.clock.now(), viewer: OPERATOR };
  const made = await withSite(environment, write.now, async ({ identity }) => {
    const unit = await unitFor(identity, code, siteOf(environment).organisation.name, write);
    const outcome = await identity.createPerson({ staffNumber, name, unitId: unit.id, roles, postIds: [], inChargeOfUnitIds: [] }, write);
    return { unit, ...orRefused(outcome) };
  });
  const { person, unit, oneTimePassword } = made;
  if (json) context.output.line(JSON.stringify({ ok: true, person: shownPerson(person, [unit]), oneTimePassword }));
  else for (const line of [messages.userCreated(person.name, person.staffNumber, unit.name), messages.oneTimePassword(oneTimePassword, ONE_TIME_PASSWORD_DAYS)]) context.output.line(line);
  return EXIT.ok;
}

/** `openhall user list`. */
export async function listUsers({ json }: Json, context: CliContext): Promise<number> {
  const now = context.clock.now();
  const { people, units } = await withSite(environmentOf(context), now, async ({ identity }) => ({ people: await everyone(identity, now), units: await identity.units() }));
  if (json) context.output.line(JSON.stringify({ ok: true, people: people.map((person) => shownPerson(person, units)) }));
  else for (const line of people.length === 0 ? [messages.noUsers] : people.map((person) => lineOf(person, units))) context.output.line(line);
  return EXIT.ok;
}

/** `openhall user reset`: recovery where no administrator can sign in. */
export async function resetUser({ staffNumber, json }: Named, context: CliContext): Promise<number> {
  const write = { now: context.clock.now(), viewer: OPERATOR };
  const { person, oneTimePassword } = await withSite(environmentOf(context), write.now, async ({ identity }) =>
    orRefused(await identity.resetCredentials((await personOf(identity, staffNumber, write.now)).id, write)),
  );
  if (json) context.output.line(JSON.stringify({ ok: true, staffNumber: person.staffNumber, oneTimePassword }));
  else for (const line of [messages.userWasReset(person.name), messages.oneTimePassword(oneTimePassword, ONE_TIME_PASSWORD_DAYS)]) context.output.line(line);
  return EXIT.ok;
}

/** `openhall user deactivate`. */
export async function deactivateUser({ staffNumber, json }: Named, context: CliContext): Promise<number> {
  const write = { now: context.clock.now(), viewer: OPERATOR };
  const { person } = await withSite(environmentOf(context), write.now, async ({ identity }) =>
    savedOrRefused(await identity.deactivatePerson((await personOf(identity, staffNumber, write.now)).id, write)),
  );
  context.output.line(json ? JSON.stringify({ ok: true, staffNumber: person.staffNumber }) : messages.userDeactivated(person.name));
  return EXIT.ok;
}

function roleOf(text: string): Role {
  if (isRole(text)) return text;
  throw new OperatorError(messages.unknownRole(text, ROLES));
}

async function unitFor(identity: Identity, code: string | null, organisation: string, write: Parameters<Identity['createUnit']>[1]): Promise<Unit> {
  const units = (await identity.units()).filter(({ active }) => active);
  const found = code === null ? units[0] : units.find((unit) => unit.code === code);
  if (found !== undefined) return found;
  if (code !== null && units.length > 0) throw new OperatorError(messages.unknownUnit(code, units.map((unit) => unit.code)));
  const outcome = await identity.createUnit({ code: code ?? 'JG', name: organisation, sortOrder: 0 }, write);
  if (outcome.__typename === 'UnitSaved') return outcome.unit;
  throw refusal(outcome);
}

async function personOf(identity: Identity, staffNumber: string, now: Date): Promise<Person> {
  const person = await identity.personByStaffNumber(staffNumber, now);
  if (person === undefined) throw new OperatorError(messages.unknownStaffNumber(staffNumber));
  return person;
}

/** Everybody, a page at a time. */
async function everyone(identity: Identity, now: Date): Promise<Person[]> {
  const people: Person[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await identity.people({ first: 100, after }, { now, viewer: OPERATOR });
    people.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return people;
    after = pageInfo.endCursor;
  }
}

function orRefused(outcome: Awaited<ReturnType<Identity['createPerson']>>) {
  if (outcome.__typename === 'CredentialsIssued') return outcome;
  throw refusal(outcome);
}

function savedOrRefused(outcome: Awaited<ReturnType<Identity['deactivatePerson']>>) {
  if (outcome.__typename === 'PersonSaved') return outcome;
  throw refusal(outcome);
}

function refusal(outcome: object): OperatorError {
  const reasons = 'reasons' in outcome && Array.isArray(outcome.reasons) ? (outcome.reasons as { readonly message: string }[]) : [];
  return new OperatorError(reasons.map(({ message }) => message).join(' '));
}

function shownPerson({ staffNumber, name, unitId, roles, active, lastSignInAt, lockedUntil }: Person, units: readonly Unit[]) {
  return { staffNumber, name, unit: units.find(({ id }) => id === unitId)?.code ?? null, roles, active, lastSignInAt, lockedUntil };
}

function lineOf({ staffNumber, name, unitId, roles, active, lockedUntil }: Person, units: readonly Unit[]): string {
  const state = `${active ? '' : messages.userInactive}${lockedUntil === null ? '' : messages.userLocked}`;
  return messages.userLine({ staffNumber, name, unit: units.find(({ id }) => id === unitId)?.name ?? '', roles: roles.map((role) => ROLE_LABELS[role]).join('、'), state });
}
