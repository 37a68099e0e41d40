import { isObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type MetadataStorage = ReturnType<typeof getMetadataStorage>;
type Guarded = { readonly target: object; readonly fieldName: string; readonly guard: string };

/**
 * Refuses a schema in which a field is guarded by @Authorized or @UseMiddleware but resolved without running the guard.
 *
 * type-graphql gives a field of a `simpleResolvers` type no resolver at all, and silently drops its guard with it: the
 * value would be served to anyone. Such a field needs `simple: false`. Call this at boot, after buildSchema.
 *
 * @throws Error naming every such field
 */
export function assertNoGuardedSimpleFields(schema: GraphQLSchema, storage: MetadataStorage = getMetadataStorage()): void {
  const unguarded: string[] = [];
  const guards = guardedFields(storage);
  for (const { name, target } of storage.objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const { target: owner, fieldName, guard } of guards) {
      if (!declares(owner, target, storage)) continue;
      const schemaName = storage.fields.find((field) => field.target === owner && field.name === fieldName)?.schemaName ?? fieldName;
      const field = fields[schemaName];
      if (field !== undefined && field.resolve === undefined) unguarded.push(`${name}.${schemaName} (${guard})`);
    }
  }
  if (unguarded.length > 0) {
    throw new Error(`These fields are guarded but resolved without their guard; give them { simple: false }: ${[...new Set(unguarded)].join(', ')}.`);
  }
}

function guardedFields(storage: MetadataStorage): Guarded[] {
  return [
    ...storage.authorizedFields.map(({ target, fieldName }) => ({ target, fieldName, guard: '@Authorized' })),
    ...storage.middlewares.map(({ target, fieldName }) => ({ target, fieldName, guard: '@UseMiddleware' })),
  ];
}

/** Does a field written in `owner` appear in the type of `target`: the class itself, an ancestor, or an interface it implements? */
function declares(owner: object, target: object, storage: MetadataStorage): boolean {
  for (let ancestor: object | null = target; ancestor !== null; ancestor = Object.getPrototypeOf(ancestor) as object | null) if (ancestor === owner) return true;
  const interfaces = storage.objectTypes.find((type) => type.target === target)?.interfaceClasses ?? [];
  return interfaces.some((implemented) => declares(owner, implemented, storage));
}
