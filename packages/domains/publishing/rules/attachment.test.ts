import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentProblem, LARGEST_ATTACHMENT } from './attachment.ts';

const sound = { name: '申请表（样表）.docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', size: 1 };

describe('a file that is attached', () => {
  it.each([
    {},
    { name: '.gitignore' },
    { name: `${'表'.repeat(195)}.docx` },
    { mediaType: 'text/csv; charset=utf-8' },
    { size: LARGEST_ATTACHMENT },
  ])('may be %j', (facts) => {
    expect(attachmentProblem({ ...sound, ...facts })).toBeNull();
  });

  it.each([
    [{ name: '' }, '没有文件名'],
    [{ name: ' ' }, '没有文件名'],
    [{ name: '..' }, '没有文件名'],
    [{ name: '../../etc/passwd' }, '不能使用的字符'],
    [{ name: 'a\\b.doc' }, '不能使用的字符'],
    [{ name: 'a\r\nset-cookie: b.doc' }, '不能使用的字符'],
    [{ name: 'a\u0000.doc' }, '不能使用的字符'],
    [{ name: '通知\u202Excod.exe' }, '不能使用的字符'],
    [{ name: '\ud800.doc' }, '不能使用的字符'],
    [{ name: `${'表'.repeat(196)}.docx` }, '文件名过长'],
    [{ mediaType: 'docx' }, '不是有效的媒体类型'],
    [{ mediaType: 'text/html\r\nx: y' }, '不是有效的媒体类型'],
    [{ size: 0 }, '空文件'],
    [{ size: LARGEST_ATTACHMENT + 1 }, '超过 20 MB'],
  ])('may not be %j', (facts, words) => {
    expect(attachmentProblem({ ...sound, ...facts })).toContain(words);
  });

  it('is refused in words that can be shown, whatever its name is (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, mediaType) => {
        const problem = attachmentProblem({ ...sound, name, mediaType });
        expect(problem ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect((problem ?? '').isWellFormed()).toBe(true);
      }),
    );
  });
});
