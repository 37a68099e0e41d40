import type { ConflictField } from '@openhall/graphql-kit';
import type { FieldChange } from '../data/tables.ts';

/** One field of a record as people read it, and as it is compared. */
export type FieldValue = { readonly field: string; readonly label: string; readonly text: string };

/** The fields in which two versions of a record differ. Both list the same fields in the same order. */
export function changesBetween(before: readonly FieldValue[] | null, after: readonly FieldValue[]): FieldChange[] {
  return after.flatMap(({ field, label, text }, index) => {
    const was = before?.[index]?.text ?? '';
    return was === text ? [] : [{ field, label, before: was, after: text }];
  });
}

/** The fields in which what was sent differs from the record as it is now, and what they held where the editor began. */
export function conflictingFields(current: readonly FieldValue[], yours: readonly FieldValue[], base: ReadonlyMap<string, string>): ConflictField[] {
  return changesBetween(current, yours).map(({ field, label, before: theirs, after }) => ({ field, label, base: base.get(field) ?? theirs, theirs, yours: after }));
}
