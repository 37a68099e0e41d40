/** Crockford's base 32: no letter that is taken for a digit, none that spells words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits of the leaf's hash: nobody finds another leaf that has them. */
const LENGTH = 20;

/** The code under which an entry is looked up: 20 characters of its leaf's hash. */
export function codeOf(leafHash: Uint8Array): string {
  let bits = 0n;
  for (const byte of leafHash.subarray(0, 13)) bits = bits * 256n + BigInt(byte);
  bits >>= 4n;
  let code = '';
  for (let length = 0; length < LENGTH; length += 1) {
    code = (ALPHABET[Number(bits % 32n)] ?? '') + code;
    bits /= 32n;
  }
  return code;
}

/** A code as people print and read it: four groups of five. */
export function printedCode(code: string): string {
  return code.replaceAll(/.{5}(?=.)/g, '$&-');
}

/** The code somebody typed: case, spaces, dashes and the letters that are taken for digits do not matter. Null where it cannot be one. */
export function typedCode(text: string): string | null {
  if (text.length > 100) return null;
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/[\s\-–—_.]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null;
}
