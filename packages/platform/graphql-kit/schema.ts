import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type AuthChecker, type NonEmptyArray } from 'type-graphql';
import { resolveAbstractTypesByName } from './abstract-types.ts';
import type { RequestContext } from './request-context.ts';
import { assertNoGuardedSimpleFields } from './guarded-fields.ts';

/** A resolver class. */
export type ResolverClass = abstract new (...args: never[]) => unknown;

type SchemaOptions = {
  /** Decides on @Authorized; grants nothing where none is given: what somebody may do stands in the permission tables. */
  readonly authChecker?: AuthChecker<RequestContext, string>;
};

const grantsNothing: AuthChecker<RequestContext, string> = () => false;

/**
 * The executable schema of these resolver classes, as the gateway serves it and tests use it: argument validation by
 * decorators off (services check), abstract types synchronous, and no guard silently dropped.
 *
 * @throws where a guarded field would be served without its guard, or the types do not fit together
 */
export function buildExecutableSchema(resolvers: readonly ResolverClass[], options: SchemaOptions = {}): GraphQLSchema {
  const [first, ...others] = resolvers;
  if (first === undefined) throw new Error('A schema needs at least one resolver class.');
  const classes: NonEmptyArray<ResolverClass> = [first, ...others];
  const schema = buildSchemaSync({ resolvers: classes as unknown as NonEmptyArray<() => void>, validate: false, authChecker: grantsNothing, ...options });
  resolveAbstractTypesByName(schema);
  assertNoGuardedSimpleFields(schema);
  return schema;
}
