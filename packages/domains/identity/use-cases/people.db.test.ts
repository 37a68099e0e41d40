import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityTables } from '../data/tables.ts';
import type { Identity } from '../service.ts';
import { addPerson, addUnit, asOperator, eventsOf, expectOutcome, identityOver, now } from '../testing/department.ts';

let database: TestDatabase<IdentityTables>;
let identity: Identity;
let unitId: string;
beforeAll(async () => {
  database = await createTestDatabase<IdentityTables>();
  identity = identityOver(database.db);
  unitId = (await addUnit(identity, 'BGS')).id;
});
afterAll(() => database.drop());

const inputOf = (staffNumber: string) => ({ name: `示例${staffNumber}`, unitId, roles: ['DRAFTER' as const], postIds: [] as string[], inChargeOfUnitIds: [] as string[] });
const viewer = (roles: string[], personId = '00000000-0000-4000-8000-000000000009') => ({ personId, name: 'x', roles });

describe('a person', () => {
  it('is taken in with everything better-auth needs, or not at all', async () => {
    const outcome = expectOutcome(await identity.createPerson({ ...inputOf('8001'), staffNumber: 'A8001' }, asOperator), 'CredentialsIssued');
    const user = await database.db.selectFrom('auth_users').selectAll().where('id', '=', outcome.person.id).executeTakeFirstOrThrow();
    expect(user).toMatchObject({ username: 'a8001', displayUsername: 'A8001', email: 'a8001@staff.invalid', name: '示例8001' });
    const account = await database.db.selectFrom('auth_accounts').selectAll().where('userId', '=', outcome.person.id).executeTakeFirstOrThrow();
    expect(account.providerId).toBe('credential');
    expect(await verifyPassword({ hash: account.password ?? '', password: outcome.oneTimePassword })).toBe(true);
    expect(JSON.stringify(await eventsOf(database.db, outcome.person.id))).not.toContain(outcome.oneTimePassword);
    const refused = expectOutcome(await identity.createPerson({ ...inputOf('8001'), staffNumber: 'a8001' }, asOperator), 'Refused');
    expect(refused.reasons).toEqual([{ field: 'staffNumber', message: '工号 a8001 已属于示例8001。' }]);
    expect((await database.db.selectFrom('auth_users').select('id').where('username', '=', 'a8001').execute()).length).toBe(1);
  });

  it('is changed with the version that was read, or shown what others changed', async () => {
    const person = await addPerson(identity, '8002', unitId, ['DRAFTER']);
    expectOutcome(await identity.updatePerson(person.id, 1, { ...inputOf('8002'), roles: ['AUDITOR', 'DRAFTER', 'DRAFTER'] }, asOperator), 'PersonSaved');
    expect(expectOutcome(await identity.updatePerson(person.id, 1, { ...inputOf('8002'), name: '示例改名' }, asOperator), 'PersonConflict').fields).toEqual([
      { field: 'name', label: '姓名', base: '示例8002', theirs: '示例8002', yours: '示例改名' },
      { field: 'roles', label: '角色', base: '拟稿人', theirs: '拟稿人、审计人员', yours: '拟稿人' },
    ]);
    const saved = expectOutcome(await identity.updatePerson(person.id, 2, { ...inputOf('8002'), name: '示例改名' }, asOperator), 'PersonSaved').person;
    expect(saved).toMatchObject({ version: 3, roles: ['DRAFTER'] });
    expect((await database.db.selectFrom('auth_users').select('name').where('id', '=', person.id).executeTakeFirstOrThrow()).name).toBe('示例改名');
    expect((await eventsOf(database.db, person.id)).map(({ changes }) => changes.at(-1))).toEqual(['角色:  → 拟稿人', '角色: 拟稿人 → 拟稿人、审计人员', '角色: 拟稿人、审计人员 → 拟稿人']);
  });

  it('stays an administrator while there is no other, even where two step down at once', async () => {
    const [one, other] = [await addPerson(identity, '8003', unitId, ['ADMINISTRATOR']), await addPerson(identity, '8004', unitId, ['ADMINISTRATOR'])];
    const outcomes = await Promise.all([identity.updatePerson(one.id, 1, inputOf('8003'), asOperator), identity.deactivatePerson(other.id, asOperator)]);
    expect(outcomes.map((outcome) => outcome.__typename).toSorted()).toEqual(['PersonSaved', 'Refused']);
  });

  it('loses charges and sessions with being deactivated, and has to be let in before anything else', async () => {
    const charge = await addUnit(identity, 'FG');
    const person = await addPerson(identity, '8005', unitId, ['DEPUTY_DIRECTOR'], [charge.id]);
    const other = expectOutcome(await identity.createPerson({ ...inputOf('8006'), staffNumber: '8006', roles: ['DEPUTY_DIRECTOR'], inChargeOfUnitIds: [charge.id] }, asOperator), 'Refused');
    expect(other.reasons[0]?.message).toContain('示例8005');
    await database.db.insertInto('auth_sessions').values({ userId: person.id, token: 'token', expiresAt: now, createdAt: now, updatedAt: now, userAgent: null, way: null }).execute();
    expect(expectOutcome(await identity.deactivatePerson(person.id, asOperator), 'PersonSaved').person).toMatchObject({ active: false, inChargeOfIds: [] });
    expect(await database.db.selectFrom('auth_sessions').select('id').execute()).toEqual([]);
    for (const refused of [await identity.updatePerson(person.id, 2, inputOf('8005'), asOperator), await identity.resetCredentials(person.id, asOperator), await identity.deactivatePerson(person.id, asOperator)]) expectOutcome(refused, 'Refused');
    expectOutcome(await identity.reactivatePerson(person.id, asOperator), 'PersonSaved');
    expect((await eventsOf(database.db, person.id)).map(({ kind, changes }) => [kind, changes.at(-1)])).toEqual([
      ['PERSON_CREATED', '分管单位:  → FG处'],
      ['PERSON_DEACTIVATED', '分管单位: FG处 → '],
      ['PERSON_REACTIVATED', undefined],
    ]);
  });

  it('who is unknown is refused, not an error, whatever the identifier', async () => {
    for (const id of ['00000000-0000-4000-8000-00000000ffff', 'no identifier', '']) {
      const outcomes = [
        await identity.updatePerson(id, 1, inputOf('x'), asOperator),
        await identity.endSessions(id, asOperator),
        await identity.closeUnit(id, asOperator),
        await identity.removePost(id, asOperator),
        await identity.createPost({ unitId: id, name: '岗' }, asOperator),
      ];
      expect(outcomes.map((outcome) => outcome.__typename)).toEqual(Array.from(outcomes, () => 'Refused'));
    }
  });
});

describe('every door', () => {
  it('asks the table again', async () => {
    for (const roles of [['AUDITOR'], [], ['GENERAL_OFFICE']]) expect(() => identity.createUnit({ code: 'X', name: 'X', sortOrder: 0 }, { now, viewer: viewer(roles) })).toThrow('您的角色没有这项权限。');
    await expect(identity.resetCredentials('x', { now, viewer: null })).rejects.toThrow('请先登录。');
  });

  it('shows accounts to those who keep them and to their owner', async () => {
    const person = await addPerson(identity, '8010', unitId, ['DRAFTER']);
    const seen = async (as: ReturnType<typeof viewer> | null) => (await identity.people({ query: '8010' }, { now, viewer: as })).edges[0]?.node.mustChangePassword;
    expect([await seen(viewer(['AUDITOR'])), await seen(viewer(['DRAFTER'], person.id)), await seen(viewer(['DRAFTER'])), await seen(null)]).toEqual([true, true, null, null]);
  });
});

describe('lists of people', () => {
  it('are filtered and read both ways by staff number', async () => {
    for (const number of ['L3', 'l1', 'L2']) await addPerson(identity, number, unitId, ['TRAINING_MANAGER']);
    const numbers = async (request: Parameters<Identity['people']>[0]) => {
      const page = await identity.people({ role: 'TRAINING_MANAGER', ...request }, { now, viewer: null });
      return { found: page.edges.map(({ node }) => node.staffNumber), page };
    };
    expect((await numbers({ query: 'l' })).found).toEqual(['l1', 'L2', 'L3']);
    const first = await numbers({ first: 2 });
    expect([first.found, first.page.totalCount, first.page.pageInfo.hasNextPage]).toEqual([['l1', 'L2'], 3, true]);
    expect((await numbers({ first: 2, after: first.page.pageInfo.endCursor })).found).toEqual(['L3']);
    expect((await numbers({ last: 1 })).found).toEqual(['L3']);
    expect((await numbers({ query: '示例L2' })).found).toEqual(['L2']);
    for (const nothing of [{ query: '%' }, { query: '\0\uD800x' }, { unit: 'no identifier' }, { active: false }]) expect((await numbers(nothing)).found).toEqual([]);
    await expect(numbers({ after: 'made up' })).rejects.toThrow('翻页位置无效');
  });

  it('and of events, newest first, by person and by unit', async () => {
    const events = await identity.accountEvents({ unit: unitId });
    expect(events.edges.map(({ node }) => node.kind)).toEqual(['UNIT_CREATED']);
    const all = await identity.accountEvents({ first: 3 });
    const next = await identity.accountEvents({ first: 3, after: all.pageInfo.endCursor });
    const ids = [...all.edges, ...next.edges].map(({ node }) => Number(node.id));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(6);
    expect((await identity.accountEvents({ person: 'x' })).totalCount).toBe(0);
  });
});
