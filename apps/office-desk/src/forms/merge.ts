/** A value of a form: a text, a number, or an unordered set of identifiers. */
export type FieldValue = string | number | readonly string[] | null;
export type FormValues = Readonly<Record<string, FieldValue>>;

/** Whose value a field gets. */
export type Side = 'yours' | 'theirs';

/** How a field of three versions of a record came to be what it is. */
export type FieldMerge = 'unchanged' | 'only yours' | 'only theirs' | 'same' | 'conflict';

/** Sets are equal in any order. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item) => other.includes(item));
  return one === other;
}

/** Which fields of two versions differ. */
export function changedNames<Values extends FormValues>(before: Values, after: Values): (keyof Values & string)[] {
  return Object.keys(before).filter((name) => !sameValue(before[name] ?? null, after[name] ?? null));
}

/**
 * Compares what somebody has typed with what somebody else has saved meanwhile, field by field, on the ground both started from.
 *
 * @param base the record as it was when the form was opened
 * @param yours the form
 * @param theirs the record as it is now
 */
export function compareVersions<Values extends FormValues>(base: Values, yours: Values, theirs: Values): Record<keyof Values & string, FieldMerge> {
  const outcome = (name: string): FieldMerge => {
    const [started, mine, other] = [base[name] ?? null, yours[name] ?? null, theirs[name] ?? null];
    if (sameValue(mine, other)) return sameValue(started, mine) ? 'unchanged' : 'same';
    if (sameValue(started, mine)) return 'only theirs';
    return sameValue(started, other) ? 'only yours' : 'conflict';
  };
  return Object.fromEntries(Object.keys(base).map((name) => [name, outcome(name)])) as Record<keyof Values & string, FieldMerge>;
}

/** Fields that wait for a choice. */
export function unresolved<Name extends string>(merges: Readonly<Record<Name, FieldMerge>>, choices: Readonly<Partial<Record<Name, Side>>>): Name[] {
  return (Object.keys(merges) as Name[]).filter((name) => merges[name] === 'conflict' && choices[name] === undefined);
}

/**
 * The form to go on with: what only one side changed is that side's, what both changed is as chosen. A choice for a field only
 * one side changed counts too: whoever looks at it may think better of it. Where nothing was chosen, what was typed stays.
 */
export function mergeVersions<Values extends FormValues>(base: Values, yours: Values, theirs: Values, choices: Readonly<Partial<Record<keyof Values & string, Side>>>): Values {
  const merges = compareVersions(base, yours, theirs);
  const merged = Object.keys(base).map((name) => {
    const side = choices[name] ?? (merges[name] === 'only theirs' ? 'theirs' : 'yours');
    return [name, (side === 'theirs' ? theirs : yours)[name]];
  });
  return Object.fromEntries(merged) as Values;
}
