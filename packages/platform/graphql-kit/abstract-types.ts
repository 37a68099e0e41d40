import { isAbstractType, type GraphQLSchema } from 'graphql';

/**
 * Makes every interface and union find the type of a value by its `__typename`, synchronously.
 *
 * type-graphql wraps each resolveType into an async function: one promise for each search result, and a compiled executor
 * needs it synchronous and ends the process where it throws. This function never throws: an unknown value has no type and
 * the executor reports that as an error of the field.
 */
export function resolveAbstractTypesByName(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const possible = new Set(schema.getPossibleTypes(type).map((object) => object.name));
    type.resolveType = (value: unknown) => {
      const name = typeof value === 'object' && value !== null && '__typename' in value ? value.__typename : undefined;
      return typeof name === 'string' && possible.has(name) ? name : undefined;
    };
  }
}
