import { describe, expect, it } from 'vitest';
import { codeOf, printedCode, typedCode } from './code.ts';

describe('a verification code', () => {
  it('is made of the first 100 bits of the leaf’s hash', () => {
    expect(codeOf(new Uint8Array(32))).toBe('0'.repeat(20));
    expect(codeOf(new Uint8Array(32).fill(255))).toBe('Z'.repeat(20));
    expect(codeOf(Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000, ...new Uint8Array(27)))).toBe('12345678000000000000');
  });

  it('is read however people write it', () => {
    const code = 'ABCDE1F0GH2JKMNPQRST';
    expect(printedCode(code)).toBe('ABCDE-1F0GH-2JKMN-PQRST');
    for (const typed of [code, printedCode(code), 'abcde lfogh 2jkmn pqrst', 'ABCDE－1F0GH－2JKMN－PQRST', ' ABCDEIFOGH.2JKMN_PQRST ']) expect(typedCode(typed)).toBe(code);
  });

  it.each(['', 'ABCDE', 'ABCDE-1F0GH-2JKMN-PQRSU', 'ABCDE-1F0GH-2JKMN-PQRST-0', '核验码核验码核验码核验码核验码核验码核验', 'A'.repeat(1000), '\0'.repeat(20)])('is none: %j', (typed) => {
    expect(typedCode(typed)).toBeNull();
  });
});
