import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedNames, compareVersions, mergeVersions, sameValue, unresolved, type FormValues, type Side } from './merge.ts';

const base = { name: '张三', unitId: 'u1', roles: ['DRAFTER'] as readonly string[], sortOrder: 1 };

// Few values, so that the three versions agree often enough.
const value = fc.oneof(fc.constantFrom('甲', '乙', '', null), fc.constantFrom(1, 2), fc.subarray(['a', 'b', 'c']));
const values = fc.record({ name: value, unitId: value, roles: value });
const side = fc.constantFrom<Side | undefined>('yours', 'theirs', undefined);
const choices = fc.record({ name: side, unitId: side, roles: side }).map((chosen) => Object.fromEntries(Object.entries(chosen).filter(([, one]) => one !== undefined)) as Partial<Record<string, Side>>);

describe('two people who change one record', () => {
  it('meet only where both changed the same field to something else', () => {
    const yours = { ...base, name: '张三丰', roles: ['UNIT_HEAD'], sortOrder: 2 };
    const theirs = { ...base, name: '章三', unitId: 'u2', sortOrder: 2 };
    expect(compareVersions(base, yours, theirs)).toEqual({ name: 'conflict', unitId: 'only theirs', roles: 'only yours', sortOrder: 'same' });
  });

  it('have both changes in the record once the one in dispute is chosen', () => {
    const yours = { ...base, name: '张三丰', roles: ['UNIT_HEAD'] };
    const theirs = { ...base, name: '章三', unitId: 'u2' };
    expect(unresolved(compareVersions(base, yours, theirs), {})).toEqual(['name']);
    expect(mergeVersions(base, yours, theirs, { name: 'theirs' })).toEqual({ ...base, name: '章三', unitId: 'u2', roles: ['UNIT_HEAD'] });
    expect(mergeVersions(base, yours, theirs, { name: 'yours' }).name).toBe('张三丰');
  });

  it('do not differ by the order of a set', () => {
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(sameValue(['a'], ['a', 'b'])).toBe(false);
    expect(changedNames({ roles: ['a', 'b'] }, { roles: ['b', 'a'] })).toEqual([]);
  });
});

describe('a merge', () => {
  it('invents nothing: every field is yours or theirs', () => {
    fc.assert(
      fc.property(values, values, values, choices, (started: FormValues, yours: FormValues, theirs: FormValues, chosen) => {
        const merged = mergeVersions(started, yours, theirs, chosen);
        return Object.keys(started).every((name) => sameValue(merged[name] ?? null, yours[name] ?? null) || sameValue(merged[name] ?? null, theirs[name] ?? null));
      }),
    );
  });

  it('loses no change of either side that nobody decided against', () => {
    fc.assert(
      fc.property(values, values, values, (started: FormValues, yours: FormValues, theirs: FormValues) => {
        const merges = compareVersions(started, yours, theirs);
        const merged = mergeVersions(started, yours, theirs, {});
        return Object.keys(started).every((name) => {
          const expected = merges[name] === 'only theirs' ? theirs : yours;
          return sameValue(merged[name] ?? null, expected[name] ?? null);
        });
      }),
    );
  });

  it('does as chosen', () => {
    fc.assert(
      fc.property(values, values, values, choices, (started: FormValues, yours: FormValues, theirs: FormValues, chosen) => {
        const merged = mergeVersions(started, yours, theirs, chosen);
        return Object.entries(chosen).every(([name, one]) => sameValue(merged[name] ?? null, (one === 'theirs' ? theirs : yours)[name] ?? null));
      }),
    );
  });

  it('of a record nobody else touched is what was typed, and asks nothing', () => {
    fc.assert(
      fc.property(values, values, (started: FormValues, yours: FormValues) => {
        const merges = compareVersions(started, yours, started);
        return unresolved(merges, {}).length === 0 && changedNames(yours, mergeVersions(started, yours, started, {})).length === 0;
      }),
    );
  });

  it('names the same disputes whichever of the two looks at it', () => {
    fc.assert(
      fc.property(values, values, values, (started: FormValues, one: FormValues, other: FormValues) => {
        const disputes = (yours: FormValues, theirs: FormValues) => unresolved(compareVersions(started, yours, theirs), {}).toSorted().join();
        return disputes(one, other) === disputes(other, one);
      }),
    );
  });
});
