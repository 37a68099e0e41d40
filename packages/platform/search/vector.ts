/** PostgreSQL's weights: A counts most in ranking. */
export type Weight = 'A' | 'B' | 'C' | 'D';

const MAX_POSITION = 16_383;
const MAX_POSITIONS_OF_ONE = 24;
const MAX_LEXEME_BYTES = 255;
/** A tsvector may hold 1 MB; a text that long has said its words by then. */
const MAX_BYTES = 600_000;

/**
 * Collects lexemes with positions and weights and writes them as the text of a tsvector. The text is cast (`::tsvector`), never parsed, so no
 * locale or dictionary of the server has a say. (`array_to_tsvector` gives lexemes without positions, on which `setweight` does nothing.)
 */
export class VectorBuilder {
  readonly #places = new Map<string, string[]>();
  #bytes = 0;
  #offset = 0;

  /** Adds the words of one field, behind the fields added before. */
  add(words: readonly { text: string; place: number }[], weight: Weight): void {
    let last = 0;
    for (const { text, place } of words) {
      last = Math.max(last, place);
      this.#put(text, this.#offset + place + 1, weight);
    }
    // A gap, so that no phrase reaches from one field into the next.
    this.#offset += last + 10;
  }

  #put(text: string, position: number, weight: Weight): void {
    const known = this.#places.get(text);
    if ((known !== undefined && known.length >= MAX_POSITIONS_OF_ONE) || this.#bytes > MAX_BYTES) return;
    const place = `${Math.min(position, MAX_POSITION)}${weight === 'D' ? '' : weight}`;
    if (known !== undefined) {
      this.#bytes += place.length;
      known.push(place);
      return;
    }
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_LEXEME_BYTES) return;
    this.#bytes += place.length + bytes;
    this.#places.set(text, [place]);
  }

  toString(): string {
    let vector = '';
    for (const [text, places] of this.#places) vector += `${vector === '' ? '' : ' '}${quoteLexeme(text)}:${places.length === 1 ? places[0] : [...new Set(places)].join(',')}`;
    return vector;
  }
}

/** A lexeme as it stands in the text of a tsvector or tsquery. */
export function quoteLexeme(text: string): string {
  return /['\\]/.test(text) ? `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text}'`;
}
