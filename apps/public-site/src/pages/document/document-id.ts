const identifier = /^[0-9a-hjkmnp-tv-z]{13}$/;

/**
 * The identifier meant by the last part of an address: as an older page, a word processor or a reader on the telephone may have
 * spelt it — in capitals, with `.html`, with the full stop of the sentence it stood in, with o for 0 and l for 1 (the alphabet has neither).
 * Null where it can be no identifier.
 */
export function readDocumentId(text: string): string | null {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\.html?$/, '').replace(/[^0-9a-z]+$/, '');
  const id = plain.replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return identifier.test(id) ? id : null;
}
