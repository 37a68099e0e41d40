import { describe, expect, it } from 'vitest';
import { administrationProblems, personProblems, staffNumberProblems, type PersonDraft, type PersonSurroundings } from './people.ts';

const surroundings: PersonSurroundings = {
  units: new Map([
    ['u1', { name: '就业处', active: true }],
    ['u2', { name: '养老处', active: true }],
    ['closed', { name: '旧处', active: false }],
  ]),
  posts: new Set(['p1']),
  othersInCharge: new Map([['u2', '示例丙']]),
};
const draft: PersonDraft = { name: '示例甲', unitId: 'u1', postIds: ['p1'], roles: ['DRAFTER'], inChargeOfUnitIds: [] };
const leader: PersonDraft = { ...draft, roles: ['DEPUTY_DIRECTOR'], inChargeOfUnitIds: ['u1'] };

describe('a person', () => {
  it('has a name, an open unit and a role', () => {
    expect(personProblems(draft, surroundings)).toEqual([]);
  });

  it.each<[Partial<PersonDraft>, string]>([
    [{ name: '' }, 'name'],
    [{ name: '甲\n乙' }, 'name'],
    [{ unitId: 'nowhere' }, 'unitId'],
    [{ unitId: 'closed' }, 'unitId'],
    [{ postIds: ['gone'] }, 'postIds'],
    [{ roles: [] }, 'roles'],
  ])('is refused with %o, naming the field', (wrong, field) => {
    expect(personProblems({ ...draft, ...wrong }, surroundings).map((reason) => reason.field)).toEqual([field]);
  });

  it('is in charge of units (分管) as a deputy director or director only, of each alone, and of none that was closed', () => {
    const problems = (wrong: Partial<PersonDraft>) => personProblems({ ...leader, ...wrong }, surroundings).map(({ message }) => message);
    expect(problems({})).toEqual([]);
    expect(problems({ roles: ['DIRECTOR'] })).toEqual([]);
    expect(problems({ roles: ['DRAFTER'] })).toEqual(['只有分管厅领导和厅主要领导可以分管单位。']);
    expect(problems({ inChargeOfUnitIds: ['u2'] })).toEqual(['“养老处”现由示例丙分管，请先从其名下移出。']);
    expect(problems({ inChargeOfUnitIds: ['closed'] })).toEqual(['“旧处”已撤销，不能分管。']);
    expect(problems({ inChargeOfUnitIds: ['nowhere'] })).toHaveLength(1);
  });
});

describe('a staff number', () => {
  it.each(['1001', 'A-7', 'zhang.san', 'x_1'])('can be %s', (number) => {
    expect(staffNumberProblems(number, null)).toEqual([]);
  });
  it.each(['', '1', '-1', '张三', 'a b', 'a@b', 'x'.repeat(31), '1\n'])('cannot be %j', (number) => {
    expect(staffNumberProblems(number, null)).toHaveLength(1);
  });
  it('is one person’s', () => {
    expect(staffNumberProblems('1001', '示例甲')).toEqual([{ field: 'staffNumber', message: '工号 1001 已属于示例甲。' }]);
  });
});

describe('the last administrator', () => {
  it('keeps the role and is not deactivated; one of two may go', () => {
    expect(administrationProblems('a', false, ['a'])).toHaveLength(1);
    expect(administrationProblems('a', true, ['a'])).toEqual([]);
    expect(administrationProblems('a', false, ['a', 'b'])).toEqual([]);
    expect(administrationProblems('x', false, ['a'])).toEqual([]);
    expect(administrationProblems('x', false, [])).toEqual([]);
  });
});
