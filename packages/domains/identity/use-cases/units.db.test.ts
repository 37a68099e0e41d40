import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityTables } from '../data/tables.ts';
import type { Identity } from '../service.ts';
import { addPerson, addUnit, asOperator, eventsOf, expectOutcome, identityOver, now } from '../testing/department.ts';

let database: TestDatabase<IdentityTables>;
let identity: Identity;
beforeAll(async () => {
  database = await createTestDatabase<IdentityTables>();
  identity = identityOver(database.db);
});
afterAll(() => database.drop());

describe('units', () => {
  it('are created, changed, closed and opened again, and each change is recorded with who made it', async () => {
    const unit = await addUnit(identity, 'JYC');
    const by = { now, viewer: { personId: '00000000-0000-4000-8000-000000000001', name: '示例寅', roles: ['ADMINISTRATOR'] } };
    const changed = expectOutcome(await identity.updateUnit(unit.id, 1, { code: 'JYC', name: '就业促进处', sortOrder: 5 }, by), 'UnitSaved').unit;
    expect(changed).toMatchObject({ version: 2, name: '就业促进处', updatedBy: '示例寅', updatedAt: now });
    expect(expectOutcome(await identity.updateUnit(unit.id, 2, { code: 'JYC', name: '就业促进处', sortOrder: 5 }, by), 'UnitSaved').unit.version, 'nothing changed').toBe(2);
    expectOutcome(await identity.closeUnit(unit.id, by), 'UnitSaved');
    expectOutcome(await identity.updateUnit(unit.id, 3, { code: 'X', name: 'X', sortOrder: 0 }, by), 'Refused');
    expectOutcome(await identity.closeUnit(unit.id, by), 'Refused');
    expect(expectOutcome(await identity.reopenUnit(unit.id, by), 'UnitSaved').unit).toMatchObject({ active: true, version: 4 });
    expect(await eventsOf(database.db, unit.id)).toEqual([
      { kind: 'UNIT_CREATED', actor: '命令行', version: 1, changes: ['代码:  → JYC', '名称:  → JYC处', '上级单位:  → 无', '排序:  → 0'] },
      { kind: 'UNIT_UPDATED', actor: '示例寅', version: 2, changes: ['名称: JYC处 → 就业促进处', '排序: 0 → 5'] },
      { kind: 'UNIT_CLOSED', actor: '示例寅', version: 3, changes: [] },
      { kind: 'UNIT_REOPENED', actor: '示例寅', version: 4, changes: [] },
    ]);
  });

  it('are not closed while people work in them or open units stand below; closing takes the charge away', async () => {
    const above = await addUnit(identity, 'SJ');
    const below = await addUnit(identity, 'XJ', above.id);
    const worker = await addPerson(identity, '7001', below.id, ['DRAFTER']);
    const elsewhere = await addUnit(identity, 'QT');
    const leader = await addPerson(identity, '7002', elsewhere.id, ['DEPUTY_DIRECTOR'], [below.id]);
    expect(expectOutcome(await identity.closeUnit(above.id, asOperator), 'Refused').reasons[0]?.message).toContain('XJ处');
    expect(expectOutcome(await identity.closeUnit(below.id, asOperator), 'Refused').reasons[0]?.message).toContain('1 名');
    expectOutcome(await identity.deactivatePerson(worker.id, asOperator), 'PersonSaved');
    expect(expectOutcome(await identity.closeUnit(below.id, asOperator), 'UnitSaved').unit.inChargeId).toBeNull();
    expect((await eventsOf(database.db, below.id)).at(-1)?.changes).toEqual(['分管领导: 示例7002 → ']);
    expect((await identity.personByStaffNumber('7002', now))?.inChargeOfIds).toEqual([]);
    expectOutcome(await identity.closeUnit(above.id, asOperator), 'UnitSaved');
    expect(expectOutcome(await identity.reopenUnit(below.id, asOperator), 'Refused').reasons[0]?.message).toContain('SJ处');
    expect(expectOutcome(await identity.reactivatePerson(worker.id, asOperator), 'Refused').reasons[0]?.message).toContain('XJ处');
    expect(leader.inChargeOfIds).toEqual([below.id]);
  });

  it('keep what two editors change at once: the second is shown each field, with what it held before', async () => {
    const unit = await addUnit(identity, 'LW');
    await identity.updateUnit(unit.id, 1, { code: 'LW', name: '劳务处', sortOrder: 0 }, asOperator);
    await identity.updateUnit(unit.id, 2, { code: 'LW', name: '劳务合作处', sortOrder: 0 }, asOperator);
    const conflict = expectOutcome(await identity.updateUnit(unit.id, 1, { code: 'LW', name: 'LW处', sortOrder: 9 }, asOperator), 'UnitConflict');
    expect(conflict).toMatchObject({ current: { version: 3, name: '劳务合作处', sortOrder: 0 }, changedBy: '命令行', changedAt: now });
    expect(conflict.fields).toEqual([
      { field: 'name', label: '名称', base: 'LW处', theirs: '劳务合作处', yours: 'LW处' },
      { field: 'sortOrder', label: '排序', base: '0', theirs: '0', yours: '9' },
    ]);
    expect((await identity.units()).find(({ id }) => id === unit.id)?.version, 'nothing was written').toBe(3);
  });

  it('form no circle, even where two are moved at once', async () => {
    const [one, other] = [await addUnit(identity, 'C1'), await addUnit(identity, 'C2')];
    const outcomes = await Promise.all([
      identity.updateUnit(one.id, 1, { code: 'C1', name: 'C1处', parentId: other.id, sortOrder: 0 }, asOperator),
      identity.updateUnit(other.id, 1, { code: 'C2', name: 'C2处', parentId: one.id, sortOrder: 0 }, asOperator),
    ]);
    expect(outcomes.map((outcome) => outcome.__typename).toSorted()).toEqual(['Refused', 'UnitSaved']);
  });

  it('are listed parents before children, siblings in their order', async () => {
    const codes = (await identity.units()).map(({ code }) => code);
    expect(codes.indexOf('SJ')).toBe(codes.indexOf('XJ') - 1);
  });
});

describe('posts', () => {
  it('are created, renamed with the version that was read, and removed once nobody holds them', async () => {
    const unit = await addUnit(identity, 'GW');
    const { post } = expectOutcome(await identity.createPost({ unitId: unit.id, name: '处长' }, asOperator), 'PostSaved');
    expect(expectOutcome(await identity.createPost({ unitId: unit.id, name: '处长' }, asOperator), 'Refused').reasons[0]?.field).toBe('name');
    expectOutcome(await identity.updatePost(post.id, 1, '主任', asOperator), 'PostSaved');
    expect(expectOutcome(await identity.updatePost(post.id, 1, '组长', asOperator), 'PostConflict').fields).toEqual([{ field: 'name', label: '岗位名称', base: '处长', theirs: '主任', yours: '组长' }]);
    const holder = await addPerson(identity, '7003', unit.id, ['UNIT_HEAD']);
    const input = { name: '示例7003', unitId: unit.id, roles: ['UNIT_HEAD' as const], postIds: [post.id], inChargeOfUnitIds: [] };
    expectOutcome(await identity.updatePerson(holder.id, 1, input, asOperator), 'PersonSaved');
    expect(expectOutcome(await identity.removePost(post.id, asOperator), 'Refused').reasons[0]?.message).toContain('示例7003');
    expectOutcome(await identity.updatePerson(holder.id, 2, { ...input, postIds: [] }, asOperator), 'PersonSaved');
    expect(expectOutcome(await identity.removePost(post.id, asOperator), 'PostRemoved').id).toBe(post.id);
    expect((await eventsOf(database.db, post.id)).map(({ kind }) => kind)).toEqual(['POST_CREATED', 'POST_UPDATED', 'POST_REMOVED']);
  });
});

describe('what is recorded', () => {
  it('is never changed or deleted', async () => {
    await expect(database.pool.query("update account_events set actor_name = 'x'")).rejects.toThrow(/never changed/);
    await expect(database.pool.query('delete from account_events')).rejects.toThrow(/never changed/);
  });
});
