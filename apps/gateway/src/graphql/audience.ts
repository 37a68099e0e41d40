import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { isOpenToEveryone } from './guard.ts';

const hidden = (): null => null;

/**
 * The part of the schema that anybody may query in free text and introspect: the queries that the domains' permissions open to
 * everyone, and what they lead to. Mutations are taken from manifests alone.
 *
 * What is left out does not exist in the result: neither in introspection nor in a "did you mean". This is about what is shown,
 * not about who may: every operation is behind its row on every schema alike.
 */
export function publicSubSchema(schema: GraphQLSchema): GraphQLSchema {
  const shown = mapSchema(schema, {
    [MapperKind.QUERY_ROOT_FIELD]: (field) => (isOpenToEveryone(field) ? undefined : null),
    [MapperKind.MUTATION]: hidden,
    [MapperKind.SUBSCRIPTION]: hidden,
  });
  return pruneSchema(shown);
}
