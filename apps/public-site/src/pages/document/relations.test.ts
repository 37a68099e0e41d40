import { describe, expect, it } from 'vitest';
import { relatedLine, sampleDocument } from '../../../test/sample-document.ts';
import { otherTexts, relationGroups } from './relations.ts';

describe('related documents', () => {
  it('stand under their relation, strongest first, and empty relations are left out', () => {
    const groups = relationGroups(sampleDocument({ related: [relatedLine('a')], repeals: [relatedLine('b')], interpretations: [relatedLine('c')] }));
    expect(groups.map(({ heading }) => heading)).toEqual(['解读本文件', '本文件废止了', '同类文件']);
  });

  it('are not repeated as merely similar', () => {
    const groups = relationGroups(sampleDocument({ related: [relatedLine('a'), relatedLine('b')], interprets: [relatedLine('a')] }));
    expect(groups.map(({ heading, items }) => [heading, items.map(({ href }) => href)])).toEqual([
      ['本文解读的文件', ['/documents/a']],
      ['同类文件', ['/documents/b']],
    ]);
  });

  it('say where one is not in force, and say nothing where it is', () => {
    const [group] = relationGroups(sampleDocument({ related: [relatedLine('a', { status: 'REPEALED' }), relatedLine('b', { status: 'IN_FORCE' })] }));
    expect(group?.items.map(({ note }) => note)).toEqual(['2026年1月1日　已废止', '2026年1月1日']);
  });
});

describe('other texts of the same law', () => {
  it('are named by their date, newest first, each with its comparison', () => {
    const texts = otherTexts(sampleDocument({ otherTexts: [{ ...relatedLine('b'), writtenOn: '2010-12-20' }, { ...relatedLine('c', { status: 'AMENDED' }), writtenOn: null, listedOn: '2017-09-01' }] }));
    expect(texts.map(({ label, note, also }) => [label, note, also.href])).toEqual([
      ['2017年9月1日文本', '已被修改', '/documents/0a1b2c3d4e5f6?compare=c'],
      ['2010年12月20日文本', null, '/documents/0a1b2c3d4e5f6?compare=b'],
    ]);
  });
});
