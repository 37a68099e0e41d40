import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUnit, openDepartment } from '../testing/department.ts';

let department: Awaited<ReturnType<typeof openDepartment>>;
beforeAll(async () => {
  department = await openDepartment();
});
afterAll(() => department.database.drop());

describe('what happened to accounts', () => {
  it('comes newest first when its numbers get another digit, too', async () => {
    for (let number = 1; number <= 12; number += 1) await addUnit(department.identity, `U${number}`);
    const { edges } = await department.identity.accountEvents({ first: 100 });
    const ids = edges.map(({ node }) => Number(node.id));
    expect(ids).toHaveLength(12);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  });
});
