/** What a permission holds in, whatever the state of the record, and for events that concern no record. */
export const ANY_STATE = 'ANY';

/** Stands where a domain names an operation's event and means: open to everyone, signed in or not. */
export const EVERYONE = 'EVERYONE';

/**
 * What one domain allows: role → state of the record → events. What is not named is not allowed.
 *
 * A table is data: the server decides by it, and a front end reads the same one to know what to offer.
 */
export type PermissionTable<Role extends string = string, State extends string = string, Event extends string = string> = {
  readonly [role in Role]?: { readonly [state in State | typeof ANY_STATE]?: readonly Event[] };
};

/** A field of Query or Mutation, e.g. `Query.units`. */
export type OperationName = `Query.${string}` | `Mutation.${string}`;

/** What a domain hands to the gateway: its table, and for each operation it adds the event it needs or `EVERYONE`. */
export type DomainPermissions = {
  /** Name of the domain, for messages to developers. */
  readonly domain: string;
  readonly table: PermissionTable;
  readonly operations: Readonly<Record<OperationName, string>>;
};

/**
 * Whether any of these roles may cause the event.
 *
 * @param state the record's state; left out it asks whether there is any state in which they may, as a menu does
 */
export function may<Role extends string, State extends string, Event extends string>(
  table: PermissionTable<Role, State, Event>,
  roles: readonly string[],
  event: NoInfer<Event>,
  state?: NoInfer<State>,
): boolean {
  return roles.some((role) => rowsOf(table, role, state).some((events) => events.includes(event)));
}

/** Every event these roles may cause in some state, each once. */
export function eventsOf(table: PermissionTable, roles: readonly string[]): string[] {
  return [...new Set(roles.flatMap((role) => rowsOf(table, role).flat()))];
}

function rowsOf<Event extends string>(table: PermissionTable<string, string, Event>, role: string, state?: string): (readonly Event[])[] {
  // A role comes from the database: one named like a method of objects must find nothing.
  const states = Object.hasOwn(table, role) ? table[role] : undefined;
  if (states === undefined) return [];
  const rows = state === undefined ? Object.values(states) : [states[ANY_STATE], Object.hasOwn(states, state) ? states[state] : undefined];
  return rows.filter((events) => events !== undefined);
}
