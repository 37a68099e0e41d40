interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface ChangedFact {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Facts in which two versions differ, in the order of the newer one; a fact only the older one has comes last. */
export function changedFacts(older: readonly Fact[], newer: readonly Fact[]): ChangedFact[] {
  const before = new Map(older.map(({ name, value }) => [name, value]));
  const after = new Map(newer.map(({ name, value }) => [name, value]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((name) => ({ name, before: before.get(name) ?? '', after: after.get(name) ?? '' }))
    .filter((fact) => fact.before !== fact.after);
}
