import { describe, expect, it } from 'vitest';
import { emptyPerson, inputOfPerson, personFields, problemsOfPerson } from './person-values.ts';

const units = [{ id: 'u1', name: '办公室', posts: [{ id: 'p1', name: '主任' }] }];

describe('the form of a person', () => {
  it('says every field that is missing', () => {
    expect(problemsOfPerson(emptyPerson).map(({ fieldId }) => fieldId)).toEqual(['person-name', 'person-unit', 'person-roles']);
    expect(problemsOfPerson({ ...emptyPerson, name: ' ', unitId: 'u1', roles: ['DRAFTER'] }).map(({ fieldId }) => fieldId)).toEqual(['person-name']);
  });

  it('sends charges only for who may lead', () => {
    const values = { ...emptyPerson, name: ' 张三 ', unitId: 'u1', inChargeOfUnitIds: ['u1'] };
    expect(inputOfPerson({ ...values, roles: ['DRAFTER'] })).toMatchObject({ name: '张三', inChargeOfUnitIds: [] });
    expect(inputOfPerson({ ...values, roles: ['DEPUTY_DIRECTOR'] }).inChargeOfUnitIds).toEqual(['u1']);
  });

  it('writes values for people, whatever they are', () => {
    const shown = Object.fromEntries(personFields(units).map(({ name, show }) => [name, show({ name: '张三', unitId: 'u1', postIds: ['p1', 'gone'], roles: ['DRAFTER'], inChargeOfUnitIds: [] }[name])]));
    expect(shown).toEqual({ name: '张三', unitId: '办公室', postIds: '办公室主任、gone', roles: '拟稿人', inChargeOfUnitIds: '' });
  });
});
