import { forbidden, passwordChangeRequired, unauthenticated, type RequestContext } from '@openhall/graphql-kit';
import { composePermissions, EVERYONE, PermissionError, type Access, type DomainPermissions, type OperationName, type Permissions } from '@openhall/permission';
import { defaultFieldResolver, type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';

type RootField = GraphQLField<unknown, RequestContext>;

/** Where a field keeps the event it needs, for whoever has to know what is open. */
const EXTENSION = 'access';

/**
 * Puts every field of Query and Mutation behind its row in the domains' permissions. Fields open to everyone stay as they are
 * and cost nothing.
 *
 * @throws PermissionError where a field has no row, or a row no field: the gateway then does not start
 */
export function guardOperations(schema: GraphQLSchema, domains: readonly DomainPermissions[], roles: readonly string[]): Permissions {
  if (schema.getSubscriptionType()) throw new PermissionError('Subscriptions have no rows in the permissions; none may be in the schema.');
  const fields = rootFields(schema);
  const permissions = composePermissions(domains, [...fields.keys()], roles);
  for (const [name, field] of fields) {
    const access = permissions.get(name);
    if (access === undefined) throw new PermissionError(`${name} has no row.`);
    field.extensions = { ...field.extensions, [EXTENSION]: access.event };
    if (access.event !== EVERYONE) field.resolve = guarded(access, field.resolve ?? defaultFieldResolver);
  }
  return permissions;
}

/** Whether a field of Query is open to everyone. One that was never put behind a row is not. */
export function isOpenToEveryone({ extensions }: { readonly extensions?: Readonly<Record<string | symbol, unknown>> | null | undefined }): boolean {
  return extensions?.[EXTENSION] === EVERYONE;
}

function rootFields(schema: GraphQLSchema): Map<OperationName, RootField> {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).map((field): [OperationName, RootField] => [`Query.${field.name}`, field]);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field): [OperationName, RootField] => [`Mutation.${field.name}`, field]);
  return new Map([...queries, ...mutations]);
}

function guarded({ allows }: Access, resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> {
  return (source, args, context, info) => {
    const { viewer } = context;
    if (viewer === null) throw unauthenticated();
    if (viewer.mustChangePassword) throw passwordChangeRequired();
    if (!allows(viewer.roles)) throw forbidden();
    return resolve(source, args, context, info);
  };
}
