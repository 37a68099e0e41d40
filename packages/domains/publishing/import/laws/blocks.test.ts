import { describe, expect, it } from 'vitest';
import { GAP } from '../shared/spacing.ts';
import { parseBlocks } from './blocks.ts';

const types = (...lines: string[]) =>
  parseBlocks(lines).map((block) =>
    block.type === 'heading' ? `${block.rank}:${block.text}` : block.type === 'article' ? `${block.label}|${block.text}` : block.type === 'table' ? 'table' : `${block.role}:${block.text}`,
  );

describe('reading the lines of a law', () => {
  it('knows parts, chapters and sections by their words, not by the number of marks', () => {
    expect(types('### 第一章  总  则', '## 第一节 一般规定', '# 第二编 分则')).toEqual([`chapter:第一章${GAP}总则`, `section:第一节${GAP}一般规定`, `part:第二编${GAP}分则`]);
  });

  it('opens an article only where a number stands alone at the start', () => {
    expect(types('第一条 甲。', '第二条、第三条规定的情形，从其规定。', '第三条', '第一百零七条之一 乙。')).toEqual([
      '第一条|甲。',
      'clause:第二条、第三条规定的情形，从其规定。',
      '第三条|',
      '第一百零七条之一|乙。',
    ]);
  });

  it('takes a falling number for a reference and a new first article for an annexed text', () => {
    expect(types('第五条 甲。', '第三条 的情形除外。', '第一条 乙。')).toEqual(['第五条|甲。', 'clause:第三条 的情形除外。', '第一条|乙。']);
  });

  it('tells an article that begins with an ordinal from a reference that goes on', () => {
    expect(types('第一百零六条 甲。', '第一百零七条 第一审人民法院作出判决后，可以上诉。', '第一百零八条 第二款规定的情形除外。')).toEqual([
      '第一百零六条|甲。',
      '第一百零七条|第一审人民法院作出判决后，可以上诉。',
      'clause:第一百零八条 第二款规定的情形除外。',
    ]);
  });

  it('tells items, sub-items and quoted words apart', () => {
    expect(types('（一）甲；', '(二)乙；', '1．丙；', '（1）丁；', '- “戊。', '己。')).toEqual(['item:（一）甲；', 'item:(二)乙；', 'subitem:1．丙；', 'subitem:（1）丁；', 'quoted:“戊。', 'clause:己。']);
  });

  it('starts an annex after the articles and takes the line below its label for its title', () => {
    expect(types('第一条 甲。', '附录：', '示例范围', '附近的单位应当配合。')).toEqual(['第一条|甲。', `annex:附录${GAP}示例范围`, 'clause:附近的单位应当配合。']);
  });

  it('joins a heading broken over two lines', () => {
    expect(types(`## 第五章${GAP}某委员会`, '事项的受理', '第一条 甲。')).toEqual([`chapter:第五章${GAP}某委员会事项的受理`, '第一条|甲。']);
  });

  it('makes a heading again of one that lost its number', () => {
    expect(types('第一条 甲。', '法律责任', '第二条 乙。')).toEqual(['第一条|甲。', 'plain:法律责任', '第二条|乙。']);
  });

  it('reads tables, also where a cell holds a line break', () => {
    const blocks = parseBlocks(['<!-- TABLE -->| 项目 | 税率 |', '|---|---|', '| 甲', '乙 | 3% |', '| 丙 | 4% |<!-- TABLE END -->', '第一条 丁。']);
    expect(blocks[0]).toEqual({ type: 'table', table: { header: ['项目', '税率'], rows: [['甲 乙', '3%'], ['丙', '4%']] } });
    expect(blocks[1]).toMatchObject({ type: 'article', label: '第一条' });
  });

  it('reads plain Markdown tables and goes on behind them', () => {
    const blocks = parseBlocks(['| 甲 | 乙 |', '| --- | --- |', '| 1 | 2 |', '', '丙。']);
    expect(blocks.map((block) => block.type)).toEqual(['table', 'paragraph']);
  });
});
