import { describe, expect, it } from 'vitest';
import { parseHeader, splitText } from './header.ts';

const header = (...lines: string[]) => parseHeader(['# 中华人民共和国示例条例', ...lines]);

describe('splitting a text', () => {
  it('cuts at the end-of-header mark', () => {
    const split = splitText('# 示例条例\n\n2020年1月2日 某令公布\n\n<!-- INFO END -->\n\n第一条 甲。');
    expect(split.header.filter((line) => line !== '')).toEqual(['# 示例条例', '2020年1月2日 某令公布']);
    expect(split.body.filter((line) => line !== '')).toEqual(['第一条 甲。']);
  });

  it('finds the header by its form where the mark is missing', () => {
    const split = splitText('---\ndraft: true\n---\n# 示例条例\n\n2020年1月2日 某令公布\n\n第一条 甲。\n');
    expect(parseHeader(split.header).events).toHaveLength(1);
    expect(split.body[0]).toBe('第一条 甲。');
  });

  it('refuses a file without a text', () => {
    expect(() => splitText('# 示例条例\n\n2020年1月2日 公布\n')).toThrow('没有正文');
    expect(() => parseHeader(['第一条 甲。'])).toThrow('没有标题');
    expect(() => parseHeader([`# ${'法'.repeat(501)}`])).toThrow('标题过长');
  });
});

describe('the history of a law', () => {
  it('reads dates, orders and the day it takes effect', () => {
    const read = header('2007年4月5日 中华人民共和国国务院令第492号公布', '2019年4月3日 中华人民共和国国务院令第711号修订　', '2019年5月15日 施行');
    expect(read.title).toBe('中华人民共和国示例条例');
    expect(read.events.map((event) => event.date)).toEqual(['2007-04-05', '2019-04-03']);
    expect(read.effectiveOn).toBe('2019-05-15');
    expect(read.numbers).toEqual(['国令第492号', '国令第711号']);
  });

  it('separates two events that lost the line break between them', () => {
    const read = header('2017年9月30日 某省人民代表大会常务委员会第四十四次会议通过根据2020年9月24日 某省人民代表大会常务委员会《关于修改2017年9月30日通过的条例的决定》修正');
    expect(read.events.map((event) => event.date)).toEqual(['2017-09-30', '2020-09-24']);
    expect(read.events[0]?.text).toBe('某省人民代表大会常务委员会第四十四次会议通过');
  });

  it('drops brackets and words left over from the printed note', () => {
    const read = header('2013年11月21日 某省人民代表大会常务委员会修订  根据', '2022年6月1日 某省人民代表大会常务委员会修正）');
    expect(read.events.map((event) => event.text)).toEqual(['某省人民代表大会常务委员会修订', '某省人民代表大会常务委员会修正']);
  });

  it('keeps the notice a rule was issued with', () => {
    const read = header('关于印发《示例办法》的通知', '劳社部发[2008]3号', '各省厅（局）：', '劳动部', '一九九四年十二月六日', '1995年1月1日 执行');
    expect(read.notice).toEqual(['关于印发《示例办法》的通知', '劳社部发[2008]3号', '各省厅（局）：', '劳动部']);
    expect(read.numbers).toEqual(['劳社部发〔2008〕3号']);
    expect(read.events).toEqual([{ date: '1994-12-06', text: '' }]);
    expect(read.effectiveOn).toBe('1995-01-01');
  });

  it('reads a clause of effect in the header', () => {
    expect(header('本修正案自2021年3月1日起实行').effectiveOn).toBe('2021-03-01');
  });

  it('joins a subtitle to the title', () => {
    expect(parseHeader(['# 示例法典 <!-- 说明 -->', '# 总则编']).title).toBe('示例法典 总则编');
  });

  it('does not take numbers of meetings or of quoted decisions for document numbers', () => {
    expect(header('2018年5月2日 国务院第7次常务会议通过', '2018年6月1日 《国务院令第1号的决定》修正').numbers).toEqual([]);
  });

  it('knows local announcements by number', () => {
    expect(header('2016年7月29日 某省人民代表大会常务委员会公告第44号公布').numbers).toEqual(['某省人民代表大会常务委员会公告第44号']);
  });
});
