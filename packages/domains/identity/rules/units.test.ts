import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingProblems, isBelow, postProblems, reopeningProblems, unitProblems, type UnitFacts } from './units.ts';

const unit = (id: string, parentId: string | null = null, active = true): UnitFacts => ({ id, code: id.toUpperCase(), name: `${id}处`, parentId, active });
const units = [unit('a'), unit('b', 'a'), unit('c', 'b'), unit('closed', null, false)];
const draft = { code: 'NEW', name: '新设处', parentId: null, sortOrder: 0 };
const fieldsOf = (reasons: readonly { field: string | null }[]) => reasons.map(({ field }) => field);

describe('a unit', () => {
  it('is saved with a code and a name of its own, at the top or below an open unit', () => {
    expect(unitProblems(draft, null, units)).toEqual([]);
    expect(unitProblems({ ...draft, parentId: 'c' }, null, units)).toEqual([]);
    expect(unitProblems({ ...draft, code: 'A' }, 'a', units), 'its own code').toEqual([]);
  });

  it.each([
    [{ code: 'A' }, 'code'],
    [{ code: 'bgs' }, 'code'],
    [{ code: '' }, 'code'],
    [{ code: 'X'.repeat(21) }, 'code'],
    [{ name: '' }, 'name'],
    [{ name: ' 处' }, 'name'],
    [{ name: '处\u202E' }, 'name'],
    [{ name: '处\uD800' }, 'name'],
    [{ name: '处'.repeat(101) }, 'name'],
    [{ sortOrder: -1 }, 'sortOrder'],
    [{ sortOrder: 10_000 }, 'sortOrder'],
    [{ parentId: 'nowhere' }, 'parentId'],
    [{ parentId: 'closed' }, 'parentId'],
  ])('is refused with %o, naming the field', (wrong, field) => {
    expect(fieldsOf(unitProblems({ ...draft, ...wrong }, null, units))).toEqual([field]);
  });

  it('is refused with every reason at once', () => {
    expect(fieldsOf(unitProblems({ code: '', name: '', parentId: 'nowhere', sortOrder: -1 }, null, units))).toEqual(['code', 'name', 'sortOrder', 'parentId']);
  });

  it('never stands below itself, however the tree is moved about', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9))), { maxLength: 60 }), (moves) => {
        const tree = Array.from({ length: 10 }, (_, index) => ({ ...unit(`u${index}`), parentId: null as string | null }));
        for (const [child, parent] of moves) {
          const moved = tree[child];
          const parentId = parent === null ? null : `u${parent}`;
          if (moved !== undefined && unitProblems({ ...moved, parentId, sortOrder: 0 }, moved.id, tree).length === 0) moved.parentId = parentId;
        }
        for (const { id } of tree) expect(isBelow(id, id, tree)).toBe(false);
      }),
    );
  });

  it('is looked for in a circle without end, which data of others might hold', () => {
    expect(isBelow('x', 'z', [unit('x', 'y'), unit('y', 'x')])).toBe(false);
  });

  it('is closed once nobody works in it and nothing open stands below it', () => {
    expect(closingProblems({ activePeople: 0, openUnitsBelow: [] })).toEqual([]);
    expect(closingProblems({ activePeople: 2, openUnitsBelow: ['甲科', '乙科'] }).map(({ message }) => message)).toEqual([
      '该单位还有 2 名在用人员，请先把他们调到其他单位或停用。',
      '该单位还有未撤销的下级单位：甲科、乙科。',
    ]);
  });

  it('is opened again below an open one only', () => {
    expect(reopeningProblems(null)).toEqual([]);
    expect(reopeningProblems(unit('a'))).toEqual([]);
    expect(reopeningProblems(unit('closed', null, false))).toHaveLength(1);
  });
});

describe('a post', () => {
  it('has a name of its own within the unit', () => {
    expect(postProblems('处长', ['副处长'])).toEqual([]);
    expect(fieldsOf(postProblems('处长', ['处长']))).toEqual(['name']);
    expect(fieldsOf(postProblems('', []))).toEqual(['name']);
  });
});
