/** Why a change is refused: the input field it concerns, or null for the record as a whole, and a sentence for people. */
export type RefusalReason = { readonly field: string | null; readonly message: string };

/** One reason where a condition holds, none where not. */
export function reasonIf(holds: boolean, field: string | null, message: string): RefusalReason[] {
  return holds ? [{ field, message }] : [];
}

/** Whether a text is that long, in characters people count, and begins and ends with something to see. */
export function isName(text: string, longest: number): boolean {
  // Control characters and line breaks would make two names look alike, or one like none.
  return text.trim() === text && text !== '' && [...text].length <= longest && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}
