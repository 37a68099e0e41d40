import { describe, expect, it } from 'vitest';
import { parseText } from './parse-text.ts';

const header = ['kind: BUSINESS', 'title: 某项目办事指南', 'summary: 说明某项目怎样办理。', 'keywords: 办事指南、某项目', 'topic: 社会保障', 'unit: 某处', 'written: -3d'];
const file = (...parts: string[]) => [...header, '---', ...parts].join('\n');

describe('a text file', () => {
  it('is a header, a body, files and revisions', () => {
    const text = parseText('employment/guide', file('## 一、甲', '乙。', '=== file 表.txt', '姓名', '=== file 表.csv = table 1', '=== revision -2d', 'note: 更正', '- 乙。', '+ 丙。\\n丁。'));
    expect(text).toMatchObject({ key: 'employment/guide', columnSlug: 'employment', body: '## 一、甲\n乙。', header: { lag: 3, state: 'PUBLISHED', keywords: ['办事指南', '某项目'] } });
    expect(text.files).toEqual([{ name: '表.txt', content: '姓名' }, { name: '表.csv', table: 1 }]);
    expect(text.revisions).toEqual([{ on: '-2d', note: '更正', edits: [{ from: '乙。', to: '丙。\n丁。' }] }]);
  });

  it('of the department as a whole stands in no column', () => {
    expect(parseText('department/guide', file('甲。')).columnSlug).toBeNull();
  });

  it('is refused by name', () => {
    expect(() => parseText('a/b', header.join('\n'))).toThrow('a/b: no line ---');
    expect(() => parseText('a/b', ['kind: NOVEL', ...header.slice(1), '---', '甲'].join('\n'))).toThrow(/a\/b: .*kind/su);
    expect(() => parseText('a/b', [...header, 'colour: red', '---', '甲'].join('\n'))).toThrow(/colour/u);
    expect(() => parseText('a/b', file('甲', '=== file 空.txt', ''))).toThrow('is empty');
    expect(() => parseText('a/b', file('甲', '=== revision -2d', 'note: 更正', '甲 → 乙'))).toThrow('is no edit');
  });
});
