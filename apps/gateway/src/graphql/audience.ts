import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';

interface Described {
  readonly extensions?: Readonly<Record<string | symbol, unknown>> | null | undefined;
}

const unlessHidden = (element: Described): null | undefined => {
  const audience = element.extensions?.['audience'];
  return audience === undefined || audience === 'PUBLIC' ? undefined : null;
};
const hidden = (): null => null;

/**
 * The part of the schema that anybody may query in free text and introspect.
 *
 * A type or field is left out where its extension `audience` is anything but `PUBLIC` (type-graphql:
 * `@Extensions({ audience: 'STAFF' })`), and with it what only it leads to; so are all mutations and subscriptions, which are
 * taken from manifests alone. What is left out does not exist in the result: neither in introspection nor in a
 * "did you mean". This is about what is shown, not about who may: services authorise, on every schema alike.
 */
export function publicSubSchema(schema: GraphQLSchema): GraphQLSchema {
  const shown = mapSchema(schema, {
    [MapperKind.TYPE]: unlessHidden,
    [MapperKind.OBJECT_FIELD]: unlessHidden,
    [MapperKind.INTERFACE_FIELD]: unlessHidden,
    [MapperKind.INPUT_OBJECT_FIELD]: unlessHidden,
    [MapperKind.ENUM_VALUE]: unlessHidden,
    [MapperKind.ARGUMENT]: unlessHidden,
    [MapperKind.MUTATION]: hidden,
    [MapperKind.SUBSCRIPTION]: hidden,
  });
  return pruneSchema(shown);
}
