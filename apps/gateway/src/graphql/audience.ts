import {
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  type GraphQLFieldConfigMap,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';

/**
 * The part of the schema that anybody may query in free text and introspect.
 *
 * A field or type is left out where its extension `audience` is anything but `PUBLIC` (type-graphql:
 * `@Extensions({ audience: 'STAFF' })`). What is left out does not exist in the result: neither in introspection nor in a
 * "did you mean". This is about what is shown, not about who may: services authorise, on every schema alike.
 *
 * Where nothing is left out the schema itself is returned.
 */
export function publicSubSchema(schema: GraphQLSchema): GraphQLSchema {
  const hasRestrictions = Object.values(schema.getTypeMap()).some(
    (type) => !isPublic(type) || (isComposite(type) && Object.values(type.getFields()).some((field) => !isPublic(field))),
  );
  return hasRestrictions ? rebuild(schema) : schema;
}

type WithExtensions = { readonly extensions: Readonly<Record<string | symbol, unknown>> };

function isPublic(element: WithExtensions): boolean {
  const audience = element.extensions['audience'];
  return audience === undefined || audience === 'PUBLIC';
}

function isComposite(type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType {
  return type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType;
}

function rebuild(schema: GraphQLSchema): GraphQLSchema {
  const made = new Map<GraphQLNamedType, GraphQLNamedType>();

  function named<T extends GraphQLNamedType>(type: T): T {
    const known = made.get(type);
    if (known !== undefined) return known as T;
    const copy = copyOf(type);
    made.set(type, copy);
    return copy as T;
  }

  function output(type: GraphQLOutputType): GraphQLOutputType {
    if (type instanceof GraphQLNonNull) return new GraphQLNonNull(output(type.ofType as GraphQLOutputType) as GraphQLNamedType & GraphQLOutputType);
    if (type instanceof GraphQLList) return new GraphQLList(output(type.ofType as GraphQLOutputType));
    return named(type as GraphQLNamedType & GraphQLOutputType);
  }

  function fields<S, C>(config: GraphQLFieldConfigMap<S, C>): GraphQLFieldConfigMap<S, C> {
    return Object.fromEntries(
      Object.entries(config)
        .filter(([, field]) => isPublic({ extensions: field.extensions ?? {} }) && isPublic(leafOf(field.type)))
        .map(([name, field]) => [name, { ...field, type: output(field.type) }]),
    );
  }

  function copyOf(type: GraphQLNamedType): GraphQLNamedType {
    if (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) {
      const config = type.toConfig();
      const parts = {
        ...config,
        fields: () => fields(config.fields),
        interfaces: () => config.interfaces.filter(isPublic).map(named),
      };
      return type instanceof GraphQLObjectType ? new GraphQLObjectType({ ...parts, isTypeOf: type.isTypeOf }) : new GraphQLInterfaceType(parts);
    }
    if (type instanceof GraphQLUnionType) {
      const config = type.toConfig();
      return new GraphQLUnionType({ ...config, types: () => config.types.filter(isPublic).map(named) });
    }
    // Scalars, enums and inputs hold no fields that are resolved, and are shared.
    return type;
  }

  const config = schema.toConfig();
  const root = (type: GraphQLObjectType | null | undefined): GraphQLObjectType | null => {
    const copy = type && isPublic(type) ? named(type) : null;
    return copy !== null && Object.keys(copy.getFields()).length > 0 ? copy : null;
  };
  return pruned(
    new GraphQLSchema({
      ...config,
      query: root(config.query),
      mutation: root(config.mutation),
      subscription: root(config.subscription),
      types: config.types.filter((type) => isPublic(type) && !type.name.startsWith('__')).map(named),
    }),
  );
}

function leafOf(type: GraphQLOutputType): GraphQLNamedType {
  return type instanceof GraphQLNonNull || type instanceof GraphQLList ? leafOf(type.ofType as GraphQLOutputType) : (type as GraphQLNamedType);
}

/** Drops types nothing public leads to; implementations of a public interface stay, since only the interface names them. */
function pruned(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const reachable = new GraphQLSchema({ ...config, types: [] });
  const implementations = Object.values(reachable.getTypeMap()).flatMap((type) =>
    type instanceof GraphQLInterfaceType ? schema.getPossibleTypes(type) : [],
  );
  return new GraphQLSchema({ ...config, types: [...implementations] });
}
