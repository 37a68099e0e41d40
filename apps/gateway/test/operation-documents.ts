import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

const ID = '00000000-0000-4000-8000-000000000000';
const scalars: Readonly<Record<string, string>> = { ID: `"${ID}"`, String: '""', Int: '1', Float: '1', Boolean: 'true', LocalDate: '"2026-11-24"', DateTime: '"2026-11-24T00:00:00Z"' };

/** A document for every field of Query and Mutation, by its name, with the arguments it cannot do without; they name nothing that exists. */
export function operationDocuments(schema: GraphQLSchema): Record<`Query.${string}` | `Mutation.${string}`, string> {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => [`Query.${field.name}`, `query { ${selectionOf(field)} }`]);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => [`Mutation.${field.name}`, `mutation { ${selectionOf(field)} }`]);
  return Object.fromEntries([...queries, ...mutations]) as Record<`Query.${string}` | `Mutation.${string}`, string>;
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${literal(type)}`);
  return `${field.name}${required.length === 0 ? '' : `(${required.join(', ')})`}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) return `{ ${Object.values(type.getFields()).filter(isRequiredInputField).map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  const known = scalars[type.name];
  if (known === undefined) throw new Error(`say what a ${type.name} looks like`);
  return known;
}
