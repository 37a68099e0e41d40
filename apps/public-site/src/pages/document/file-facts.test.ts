import { describe, expect, it } from 'vitest';
import { fileTypeText, sizeText } from './file-facts.ts';

describe('facts about a file', () => {
  it.each([
    [0, '0 字节'],
    [1023, '1023 字节'],
    [1024, '1 KB'],
    [1536, '1.5 KB'],
    [10_188, '9.9 KB'],
    [36_864, '36 KB'],
    [1_023_999, '1000 KB'],
    [1_258_291, '1.2 MB'],
    [26_214_400, '25 MB'],
  ])('%i bytes read %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it('name the type in words, whatever its parameters, and say 文件 where it is unknown', () => {
    expect(fileTypeText('application/pdf')).toBe('PDF 文件');
    expect(fileTypeText('text/csv; charset=utf-8')).toBe('CSV 表格');
    expect(fileTypeText('application/x-unknown')).toBe('文件');
  });
});
