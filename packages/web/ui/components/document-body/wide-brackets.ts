// A tag is matched first, and left alone: brackets inside an address are no typography.
const tagOrNarrowBrackets = /<[^>]*>|\(([^()<>]*[\p{Script=Han}〇][^()<>]*)\)|&lt;(\p{Script=Han}[^<>&]*[\p{Script=Han}）)])&gt;/gu;

/**
 * Brackets round Chinese words as wide as the words: some sources write `(一)` and `(包括劳动关系)` with Latin ones, and a title
 * inside a title, 〈工伤保险条例〉, in signs of less and greater.
 * Stored texts keep what the source wrote; this is how it is set. Takes HTML or plain text.
 */
export function wideBrackets(text: string): string {
  return text.replace(tagOrNarrowBrackets, (match, inside: string | undefined, title: string | undefined) => {
    if (inside !== undefined) return `（${inside}）`;
    return title === undefined ? match : `〈${wideBrackets(title)}〉`;
  });
}
