import { EVERYONE, eventsOf, may, type DomainPermissions, type OperationName, type PermissionTable } from './table.ts';

/** The domains' rows and the schema do not fit each other: nothing may be served. */
export class PermissionError extends Error {
  override readonly name = 'PermissionError';
}

/** What it takes to run an operation. */
export type Access = {
  /** Event of the domain's table; `EVERYONE` where it is open. */
  readonly event: string;
  /** Whether somebody with these roles may; `null` is a visitor who is not signed in. */
  readonly allows: (roles: readonly string[] | null) => boolean;
};

/** All domains' rows together: every operation of the schema, none is missing. */
export type Permissions = ReadonlyMap<OperationName, Access>;

/**
 * Puts the domains' rows together and holds them against the schema.
 *
 * @param fields every field of Query and Mutation
 * @param roles every role there is
 * @throws PermissionError for a field without a row, a row without a field, two rows for one, an event nobody may cause, an event
 *   two domains name, or a role that does not exist; all of them in one message
 */
export function composePermissions(domains: readonly DomainPermissions[], fields: readonly OperationName[], roles: readonly string[]): Permissions {
  const rows = domains.flatMap(({ table, operations }) => Object.entries(operations).map(([name, event]) => ({ name: name as OperationName, event, table })));
  const problems = [
    ...fields.filter((field) => rows.every(({ name }) => name !== field)).map((field) => `${field} has no row in any domain's permissions`),
    ...rows.filter(({ name }) => !fields.includes(name)).map(({ name }) => `${name} has a row but is not in the schema`),
    ...repeated(rows.map(({ name }) => name)).map((name) => `${name} has two rows`),
    ...rows.filter(({ event, table }) => event !== EVERYONE && !eventsIn(table).includes(event)).map(({ name, event }) => `${name} needs ${event}, which no role has`),
    ...repeated(domains.flatMap(({ table }) => eventsIn(table))).map((event) => `two domains name the event ${event}`),
    ...domains.flatMap(({ domain, table }) => Object.keys(table).filter((role) => !roles.includes(role)).map((role) => `${domain} names the role ${role}, which does not exist`)),
  ];
  if (problems.length > 0) throw new PermissionError(`Permissions and schema do not fit: ${problems.join('; ')}.`);
  return new Map(rows.map(({ name, event, table }) => [name, accessOf(table, event)]));
}

function accessOf(table: PermissionTable, event: string): Access {
  if (event === EVERYONE) return { event, allows: () => true };
  return { event, allows: (roles) => roles !== null && may(table, roles, event) };
}

function eventsIn(table: PermissionTable): string[] {
  return eventsOf(table, Object.keys(table));
}

function repeated<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

