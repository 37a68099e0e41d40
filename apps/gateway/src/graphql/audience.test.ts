import { buildSchema, GraphQLInterfaceType, GraphQLObjectType, printSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { publicSubSchema } from './audience.ts';

const source = buildSchema(`
  type Query { document: Document staffNote: Note search: [Found!]! }
  type Mutation { publish: Document }
  interface Found { id: ID! draft: String }
  type Document implements Found { id: ID! draft: String reviewer: Person }
  type Person implements Found { id: ID! draft: String phone: String }
  type Note { text: String author: Clerk }
  type Clerk { name: String }
`);

/** Marks a type or a field as type-graphql's `@Extensions({ audience })` does. */
function withAudience(schema: GraphQLSchema, places: Readonly<Record<string, string>>): GraphQLSchema {
  for (const [place, audience] of Object.entries(places)) {
    const [typeName = '', fieldName] = place.split('.');
    const type = schema.getType(typeName);
    const element = fieldName !== undefined && (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) ? type.getFields()[fieldName] : type;
    if (element !== undefined) element.extensions = { audience };
  }
  return schema;
}

describe('the public sub-schema', () => {
  it('leaves out what is not for the public, what only that leads to, and everything that writes', () => {
    const shown = printSchema(publicSubSchema(withAudience(source, { Note: 'STAFF', 'Found.draft': 'STAFF', 'Document.draft': 'STAFF', 'Person.draft': 'STAFF', 'Document.reviewer': 'PUBLIC' })));
    for (const hidden of ['Note', 'staffNote', 'Clerk', 'draft', 'Mutation', 'publish']) expect(shown).not.toMatch(new RegExp(`\\b${hidden}\\b`));
    for (const kept of ['reviewer: Person', 'search: [Found!]!', 'phone']) expect(shown).toContain(kept);
  });
});
