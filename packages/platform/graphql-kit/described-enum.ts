import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/** GraphQL needs a value, TypeScript a closed union: this gives both from one list of descriptions. */
export function describedEnum<Value extends string>(name: string, description: string, values: Readonly<Record<Value, string>>): Readonly<Record<Value, Value>> {
  const keys = Object.keys(values).filter((key): key is Value => key in values);
  const object: Partial<Record<Value, Value>> = {};
  const valuesConfig: Partial<Record<Value, { description: string }>> = {};
  for (const key of keys) {
    object[key] = key;
    valuesConfig[key] = { description: values[key] };
  }
  registerEnumType(object, { name, description, valuesConfig });
  return object as Readonly<Record<Value, Value>>;
}
