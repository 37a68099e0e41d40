import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocumentNumber, parseIndexNumber, printDocumentNumber, printIndexNumber } from './index.ts';

describe('a document number (文号, rules §1.9)', () => {
  it.each(['吉人社办字〔2018〕56号', '吉人社办字[2018]56号', '吉人社办字（２０１８）５６号', '吉人社办字【2018】第056号', ' 吉人社办字 〔2018〕 56 号 '])('is read in any brackets and widths: %s', (text) => {
    expect(parseDocumentNumber(text)).toEqual({ form: 'SERIES', series: '吉人社办字', year: 2018, serial: 56 });
  });

  it.each(['国令第711号', '国务院令第711号', '中华人民共和国国务院令　第７１１号'])('of an order of the State Council is one series: %s', (text) => {
    expect(parseDocumentNumber(text)).toEqual({ form: 'ORDER', series: '国令', serial: 711 });
  });

  it('of another organ keeps its name', () => {
    expect(parseDocumentNumber('中华人民共和国主席令第二十八号'.replace('二十八', '28'))).toEqual({ form: 'ORDER', series: '主席令', serial: 28 });
  });

  it.each(['', '关于印发办法的通知', '〔2018〕56号', '吉人社办字〔18〕56号', '吉人社办字〔2018〕号', '令第号', '吉人社办字〔2018〕56'])('is not %j', (text) => {
    expect(parseDocumentNumber(text)).toBeNull();
  });

  it('is printed with 〔〕 and read back the same (property)', () => {
    const series = fc.constantFrom('国发', '吉人社办字', '人社部规', '示人社发');
    const number = fc.oneof(
      fc.record({ form: fc.constant('SERIES' as const), series, year: fc.integer({ min: 1949, max: 2099 }), serial: fc.integer({ min: 1, max: 99_999 }) }),
      fc.record({ form: fc.constant('ORDER' as const), series: fc.constantFrom('国令', '主席令', '人力资源和社会保障部令'), serial: fc.integer({ min: 1, max: 9999 }) }),
    );
    fc.assert(
      fc.property(number, (given) => {
        expect(printDocumentNumber(given)).toMatch(/^\p{Script=Han}+(?:〔\d{4}〕|第)[1-9]\d*号$/u);
        expect(parseDocumentNumber(printDocumentNumber(given))).toEqual(given);
      }),
    );
  });

  it('is never an error, whatever is read (property)', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => [null, 'SERIES', 'ORDER'].includes(parseDocumentNumber(text)?.form ?? null)));
  });
});

describe('an index number (索引号)', () => {
  it('holds organ code, year and serial, in either code system', () => {
    expect(parseIndexNumber('000014349/2019-00007')).toEqual({ organCode: '000014349', codeSystem: 'ORGANISATION_CODE', year: 2019, serial: 7 });
    expect(parseIndexNumber('1150011255408455X1/2025-00002')).toEqual({ organCode: '1150011255408455X1', codeSystem: 'UNIFIED_SOCIAL_CREDIT_CODE', year: 2025, serial: 2 });
    expect(parseIndexNumber(' ０00014349／2019－00007 ')?.serial).toBe(7);
  });

  it.each(['', '000014349', '00001434/2019-00007', '000014349/19-7', '000014349/2019-', '000014349-2019/00007', 'x'.repeat(10_000)])('is not %.20s', (text) => {
    expect(parseIndexNumber(text)).toBeNull();
  });

  it('is printed with at least five digits and read back the same (property)', () => {
    const code = fc.oneof(fc.stringMatching(/^[0-9A-Z]{9}$/), fc.stringMatching(/^[0-9A-Z]{18}$/));
    fc.assert(
      fc.property(code, fc.integer({ min: 1949, max: 2099 }), fc.integer({ min: 1, max: 99_999_999 }), (organCode, year, serial) => {
        const codeSystem = organCode.length === 18 ? 'UNIFIED_SOCIAL_CREDIT_CODE' : 'ORGANISATION_CODE';
        const printed = printIndexNumber({ organCode, codeSystem, year, serial });
        expect(printed).toMatch(/-\d{5,8}$/);
        expect(parseIndexNumber(printed)).toEqual({ organCode, codeSystem, year, serial });
      }),
    );
  });
});
