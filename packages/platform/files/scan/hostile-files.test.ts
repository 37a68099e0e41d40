import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, presentationFile, run, wordFile, workbookFile, zipFile } from '../fixtures/office.ts';
import { pdfWithEverything } from '../fixtures/pdf.ts';
import { jpegWithLocation, pngFile } from '../fixtures/pictures.ts';
import { FINDING_KINDS } from '../findings.ts';
import { defaultLimits } from './limits.ts';
import { scanFile } from './scan-file.ts';

const sound: readonly (readonly [string, Buffer])[] = [
  ['a.docx', wordFile(paragraph(run('电话 13800138000')))],
  ['a.xlsx', workbookFile([{ name: '一', content: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }])],
  ['a.pptx', presentationFile([{ text: '一', notes: '二' }])],
  ['a.zip', zipFile({ 'a.txt': Buffer.from('x'), 'b.csv': Buffer.from('1,2') })],
  ['a.pdf', pdfWithEverything('x')],
  ['a.png', pngFile()],
  ['a.jpg', jpegWithLocation('x')],
];
const names = fc.constantFrom('a.docx', 'a.xlsx', 'a.pptx', 'a.zip', 'a.pdf', 'a.png', 'a.jpg', 'a.gif', 'a.webp', 'a.csv', 'a.txt', 'a', '.txt');

/** Whatever it is given: a type with findings of known kinds, or words. Never an exception. */
async function holds(bytes: Buffer, name: string): Promise<void> {
  const result = await scanFile(bytes, name, { ...defaultLimits, unpackedBytes: 5_000_000 });
  const answered = 'refused' in result ? /[\u4e00-\u9fff]/.test(result.refused) : result.findings.every(({ kind, place, count }) => FINDING_KINDS.includes(kind) && place.length > 0 && count > 0);
  expect(answered, JSON.stringify(result)).toBe(true);
}

describe('whatever is sent', () => {
  it('of any bytes under any name gets an answer in words', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), names, (bytes, name) => holds(Buffer.from(bytes), name)), { numRuns: 300 });
  });

  it.each(sound)('%s with some of its bytes changed, or cut off, does too', async (name, bytes) => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    const damaged = fc.tuple(changes, fc.integer({ min: 1, max: bytes.length })).map(([changed, length]) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changed) copy[at] = value;
      return length > bytes.length / 2 ? copy.subarray(0, length) : copy;
    });
    await fc.assert(fc.asyncProperty(damaged, (broken) => holds(broken, name)), { numRuns: name === 'a.pdf' ? 60 : 200 });
  }, 60_000);

  it('of text that could be anybody\'s numbers is masked wherever it shows', async () => {
    const digits = fc.stringMatching(/^[1-9]\d{10,19}$/);
    await fc.assert(fc.asyncProperty(digits, async (number) => {
      const result = await scanFile(Buffer.from(`甲 ${number} 乙`), 'a.txt', defaultLimits);
      expect(JSON.stringify(result)).not.toContain(number);
    }), { numRuns: 500 });
  });
});
