import { getNamedType, isCompositeType, isInterfaceType, isObjectType, isRequiredArgument, isUnionType, type GraphQLCompositeType, type GraphQLField, type GraphQLSchema } from 'graphql';

/**
 * Every field below a type, so that none is forgotten in a test of what must not show. A type inside itself (a document
 * related to a document) is selected once more with its scalars, and no deeper.
 */
export function selectEverything(schema: GraphQLSchema, type: GraphQLCompositeType, above: readonly string[] = []): string {
  if (isInterfaceType(type) || isUnionType(type)) {
    return ['__typename', ...schema.getPossibleTypes(type).map((possible) => `... on ${possible.name} { ${selectEverything(schema, possible, above)} }`)].join(' ');
  }
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const repeated = above.includes(type.name);
  return ['__typename', ...fields.flatMap((field) => selectField(schema, field, repeated, [...above, type.name]))].join(' ');
}

function selectField(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, scalarsOnly: boolean, above: readonly string[]): string[] {
  if (field.args.some((argument) => isRequiredArgument(argument))) throw new Error(`${field.name} needs arguments; say in this test how to ask for it`);
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return [field.name];
  return scalarsOnly ? [] : [`${field.name} { ${selectEverything(schema, type, above)} }`];
}
