import { describe, expect, it } from 'vitest';
import { unitTree, withDescendants } from './unit-tree.ts';

const unit = (id: string, parent: string | null = null) => ({ id, parent: parent === null ? null : { id: parent } });
const units = [unit('a'), unit('b'), unit('a1', 'a'), unit('a2', 'a'), unit('a11', 'a1'), unit('orphan', 'gone')];

describe('units as a tree', () => {
  it('keep their order and lose none', () => {
    const [a, b, orphan] = unitTree(units);
    expect([a?.unit.id, b?.unit.id, orphan?.unit.id]).toEqual(['a', 'b', 'orphan']);
    expect(a?.below.map((node) => node.unit.id)).toEqual(['a1', 'a2']);
    expect(a?.below[0]?.below.map((node) => node.unit.id)).toEqual(['a11']);
  });

  it('know what lies below one of them', () => {
    expect([...withDescendants(units, 'a')].toSorted()).toEqual(['a', 'a1', 'a11', 'a2']);
    expect([...withDescendants(units, 'b')]).toEqual(['b']);
  });
});
