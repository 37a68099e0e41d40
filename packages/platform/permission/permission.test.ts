import { describe, expect, it } from 'vitest';
import { composePermissions, EVERYONE, eventsOf, may, type DomainPermissions, type PermissionTable } from './index.ts';

type Event = 'READ_NOTES' | 'WRITE_NOTE' | 'SIGN_NOTE';
const table: PermissionTable<'CLERK' | 'HEAD', 'DRAFT' | 'SIGNED', Event> = {
  CLERK: { ANY: ['READ_NOTES'], DRAFT: ['WRITE_NOTE'] },
  HEAD: { ANY: ['READ_NOTES'], DRAFT: ['SIGN_NOTE'] },
};

describe('a table', () => {
  it('allows what it names in that state, and nothing else', () => {
    expect(may(table, ['CLERK'], 'WRITE_NOTE', 'DRAFT')).toBe(true);
    expect(may(table, ['CLERK'], 'WRITE_NOTE', 'SIGNED')).toBe(false);
    expect(may(table, ['HEAD'], 'WRITE_NOTE', 'DRAFT')).toBe(false);
    expect(may(table, [], 'READ_NOTES')).toBe(false);
  });

  it('allows in every state what it names for any', () => {
    expect(may(table, ['HEAD'], 'READ_NOTES', 'SIGNED')).toBe(true);
  });

  it('is asked without a state by what only has to know whether to offer something', () => {
    expect(may(table, ['CLERK'], 'WRITE_NOTE')).toBe(true);
    expect(eventsOf(table, ['CLERK', 'HEAD'])).toEqual(['READ_NOTES', 'WRITE_NOTE', 'SIGN_NOTE']);
  });

  it('adds up the roles of a person', () => {
    expect(may(table, ['CLERK', 'HEAD'], 'SIGN_NOTE', 'DRAFT')).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString'])('gives nothing to a role called %s', (role) => {
    expect(eventsOf(table, [role])).toEqual([]);
    expect(may(table, [role], 'READ_NOTES')).toBe(false);
    expect(may(table, ['CLERK'], 'READ_NOTES', role as 'DRAFT')).toBe(true);
  });
});

const notes: DomainPermissions = { domain: 'notes', table, operations: { 'Query.notes': 'READ_NOTES', 'Mutation.signNote': 'SIGN_NOTE', 'Query.today': EVERYONE } };
const fields = ['Query.notes', 'Mutation.signNote', 'Query.today'] as const;
const roles = ['CLERK', 'HEAD'];

describe('the composed permissions', () => {
  it('know every operation and who may run it', () => {
    const operations = composePermissions([notes], fields, roles);
    expect(operations.get('Query.today')?.allows(null)).toBe(true);
    expect(operations.get('Query.notes')?.allows(null)).toBe(false);
    expect(operations.get('Query.notes')?.allows(['CLERK'])).toBe(true);
    expect(operations.get('Mutation.signNote')?.allows(['CLERK'])).toBe(false);
    expect(operations.get('Mutation.signNote')?.allows(['CLERK', 'HEAD'])).toBe(true);
  });

  it.each([
    ['a field without a row', [notes], [...fields, 'Query.secrets'], /Query\.secrets has no row/],
    ['a row without a field', [notes], ['Query.notes', 'Query.today'], /Mutation\.signNote has a row but is not in the schema/],
    ['two rows for one field', [notes, { domain: 'other', table: {}, operations: { 'Query.notes': EVERYONE } }], fields, /Query\.notes has two rows/],
    ['an event nobody may cause', [{ ...notes, operations: { ...notes.operations, 'Query.notes': 'READ_NOTE' } }], fields, /needs READ_NOTE, which no role has/],
    ['an event of two domains', [notes, { domain: 'other', table: { HEAD: { ANY: ['READ_NOTES'] } }, operations: {} }], fields, /two domains name the event READ_NOTES/],
    ['a role that does not exist', [{ ...notes, table: { ...table, CHIEF: { ANY: ['READ_NOTES'] } } }], fields, /names the role CHIEF/],
  ] as const)('refuse %s', (_what, domains, named, message) => {
    expect(() => composePermissions(domains, named, roles)).toThrow(message);
  });
});
