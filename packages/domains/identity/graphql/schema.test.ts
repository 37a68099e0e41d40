import { buildExecutableSchema } from '@openhall/graphql-kit';
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { identityResolvers } from './resolvers.ts';

const schema = buildExecutableSchema(identityResolvers);
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !['String', 'Int', 'Boolean', 'ID'].includes(type.name));

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const silent = types.flatMap((type) => [
      ...(type.description || ['Query', 'Mutation'].includes(type.name) ? [] : [type.name]),
      ...(isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).flatMap((field) => [field, ...field.args].filter(({ description }) => !description).map(({ name }) => `${type.name}.${field.name} ${name}`))
        : []),
      ...(isInputObjectType(type) ? Object.values(type.getFields()).filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`) : []),
      ...(isEnumType(type) ? type.getValues().filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`) : []),
    ]);
    expect(silent).toEqual([]);
  });

  it('serves plain values without a resolver: a field that has one was written as a method', () => {
    const methods = new Set(getMetadataStorage().fieldResolvers.map((resolver) => `${resolver.getObjectType?.().name}.${resolver.methodName}`));
    const slow = types.filter((type) => isObjectType(type)).filter(({ name }) => name !== 'Query' && name !== 'Mutation').flatMap((type) =>
      Object.values(type.getFields()).filter((field) => field.resolve !== undefined && !methods.has(`${type.name}.${field.name}`)).map((field) => `${type.name}.${field.name}`),
    );
    expect(slow).toEqual([]);
  });
});
