import { EVERYONE, type DomainPermissions } from '@openhall/permission';
import { buildSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { publicSubSchema } from './audience.ts';
import { guardOperations } from './guard.ts';

const source = `
  type Query { document: Document staffNote: Note search: [Found!]! }
  type Mutation { publish: Document }
  interface Found { id: ID! }
  type Document implements Found { id: ID! reviewer: Person }
  type Person implements Found { id: ID! }
  type Note { text: String author: Clerk }
  type Clerk { name: String }
`;
const notes: DomainPermissions = {
  domain: 'notes',
  table: { CLERK: { ANY: ['READ_NOTES', 'PUBLISH'] } },
  operations: { 'Query.document': EVERYONE, 'Query.search': EVERYONE, 'Query.staffNote': 'READ_NOTES', 'Mutation.publish': 'PUBLISH' },
};

describe('the public sub-schema', () => {
  it('leaves out what is not open to everyone, what only that leads to, and everything that writes', () => {
    const schema = buildSchema(source);
    guardOperations(schema, [notes], ['CLERK']);
    const shown = printSchema(publicSubSchema(schema));
    for (const hidden of ['Note', 'staffNote', 'Clerk', 'Mutation', 'publish']) expect(shown).not.toMatch(new RegExp(`\\b${hidden}\\b`));
    for (const kept of ['reviewer: Person', 'search: [Found!]!']) expect(shown).toContain(kept);
  });

  it('shows nothing of a schema that was put behind no rows', () => {
    const shown = printSchema(publicSubSchema(buildSchema(source)));
    expect(shown).not.toContain('search');
  });
});
