const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** A line without its `<!-- comments -->`; what is never closed is kept. Linear in the length, whatever stands in the line. */
export function withoutComments(line: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = line.indexOf('<!--', from);
    const end = start === -1 ? -1 : line.indexOf('-->', start + 4);
    if (end === -1) return kept + line.slice(from);
    kept += line.slice(from, start);
    from = end + 3;
  }
}
