interface Placed {
  readonly id: string;
  readonly parent: { readonly id: string } | null;
}

export interface TreeNode<Unit> {
  readonly unit: Unit;
  readonly below: readonly TreeNode<Unit>[];
}

/** Units as a tree, siblings in the order they came. One whose parent is not among them stands at the top: none is lost. */
export function unitTree<Unit extends Placed>(units: readonly Unit[]): TreeNode<Unit>[] {
  const known = new Set(units.map(({ id }) => id));
  const under = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent.id) ? unit.parent.id : null;
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  const below = (parent: string | null): TreeNode<Unit>[] => (under.get(parent) ?? []).map((unit) => ({ unit, below: below(unit.id) }));
  return below(null);
}

/** A unit and everything below it: none of them can be put above it. */
export function withDescendants<Unit extends Placed>(units: readonly Unit[], id: string): Set<string> {
  const found = new Set([id]);
  const collect = (nodes: readonly TreeNode<Unit>[], inside: boolean): void => {
    for (const { unit, below } of nodes) {
      const here = inside || unit.id === id;
      if (here) found.add(unit.id);
      collect(below, here);
    }
  };
  collect(unitTree(units), false);
  return found;
}
