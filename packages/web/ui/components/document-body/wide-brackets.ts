// A tag is matched first, and left alone: brackets inside an address are no typography.
const tagOrNarrowBrackets = /<[^>]*>|\(([^()<>]*[\p{Script=Han}〇][^()<>]*)\)/gu;

/**
 * Brackets round Chinese words as wide as the words: some sources write `(一)` and `(包括劳动关系)` with Latin ones.
 * Stored texts keep what the source wrote; this is how it is set. Takes HTML or plain text.
 */
export function wideBrackets(text: string): string {
  return text.replace(tagOrNarrowBrackets, (match, inside: string | undefined) => (inside === undefined ? match : `（${inside}）`));
}
