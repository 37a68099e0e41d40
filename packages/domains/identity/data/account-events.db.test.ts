import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUnit, identityOver } from '../testing/department.ts';
import type { IdentityTables } from './tables.ts';

let database: TestDatabase<IdentityTables>;
beforeAll(async () => {
  database = await createTestDatabase<IdentityTables>();
});
afterAll(() => database.drop());

describe('what happened to accounts', () => {
  it('comes newest first when its numbers get another digit, too', async () => {
    const identity = identityOver(database.db);
    for (let number = 1; number <= 12; number += 1) await addUnit(identity, `U${number}`);
    const { edges } = await identity.accountEvents({ first: 100 });
    const ids = edges.map(({ node }) => Number(node.id));
    expect(ids).toHaveLength(12);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  });
});
