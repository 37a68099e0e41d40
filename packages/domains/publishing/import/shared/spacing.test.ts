import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKey, GAP, tidyHeading, tidyLine } from './spacing.ts';

describe('tidying lines', () => {
  it('removes indentation and what nobody can see', () => {
    expect(tidyLine(`${GAP}${GAP}甲\u200b乙\u00a0 \u00a0`)).toBe('甲乙');
  });

  it('removes halves of characters, which no database accepts', () => {
    expect(tidyLine('甲\ud800乙\u0000丙')).toBe('甲乙丙');
    expect(tidyLine('𠮷')).toBe('𠮷');
  });

  it('keeps one gap between columns and one space elsewhere', () => {
    expect(tidyLine(`主任：张三${GAP}${GAP}某部部长`)).toBe(`主任：张三${GAP}某部部长`);
    expect(tidyLine('GB  39554\u00a0第1部分')).toBe('GB 39554 第1部分');
    expect(tidyLine('国务院\u00a0 \u00a0 \u00a0办公厅')).toBe(`国务院${GAP}办公厅`);
  });

  it('closes up headings that were spread to fill a line', () => {
    expect(tidyHeading(`总${GAP}${GAP}则`)).toBe('总则');
    expect(tidyHeading('工 作 规 则')).toBe('工作规则');
    expect(tidyHeading('某部 某局')).toBe('某部 某局');
  });

  it('is idempotent for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tidyLine(tidyLine(text))).toBe(tidyLine(text));
      }),
    );
  });

  it('compares titles without regard to spaces and width', () => {
    expect(compareKey('某办法（试行）')).toBe(compareKey(' 某 办法(试行)'));
  });
});
