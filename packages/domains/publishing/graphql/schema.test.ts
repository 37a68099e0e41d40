import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../testing/request.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !['String', 'Int', 'Boolean', 'ID', 'Query'].includes(type.name));
const fieldsOf = (type: (typeof types)[number]) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []);

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const query = schema.getQueryType();
    const silent = [...types, ...(query ? [query] : [])].flatMap((type) => [
      ...(type.description || type === query ? [] : [type.name]),
      ...fieldsOf(type).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...field.args.filter((argument) => !argument.description).map((argument) => `${type.name}.${field.name}(${argument.name})`),
      ]),
      ...(isEnumType(type) ? type.getValues().filter((value) => !value.description).map((value) => `${type.name}.${value.name}`) : []),
      ...(isInputObjectType(type) ? [`${type.name}: input types need their own check`] : []),
    ]);
    expect(silent).toEqual([]);
  });

  it('serves plain values without a resolver: a field that has one was written as a method', () => {
    const methods = new Set(getMetadataStorage().fieldResolvers.map((resolver) => `${resolver.getObjectType?.().name}.${resolver.methodName}`));
    const slow = types.filter((type) => isObjectType(type)).flatMap((type) =>
      Object.values(type.getFields()).filter((field) => field.resolve !== undefined && !methods.has(`${type.name}.${field.name}`)).map((field) => `${type.name}.${field.name}`),
    );
    expect(slow).toEqual([]);
  });
});
