import { describe, expect, it } from 'vitest';
import { repealedTitles } from './repeal-clauses.ts';

const titles = (...paragraphs: string[]) => repealedTitles(paragraphs).map((found) => found.title);

describe('clauses that repeal other texts', () => {
  it('reads title, date and article', () => {
    expect(repealedTitles(['第二十六条　本条例自2024年11月1日起施行。2001年12月14日国务院发布的《甲条例》同时废止。'])).toEqual([
      { title: '甲条例', key: '甲条例', dates: ['2001-12-14'], numbers: [], article: '第二十六条' },
    ]);
  });

  it('reads lists with numbers and titles that quote titles', () => {
    const found = repealedTitles(['本解释施行后，《某院关于执行〈中华人民共和国甲法〉的解释》（法释〔2000〕8号）、《乙规定》（国务院令第9号）同时废止。']);
    expect(found.map(({ title, numbers }) => [title, numbers])).toEqual([
      ['某院关于执行〈中华人民共和国甲法〉的解释', ['法释〔2000〕8号']],
      ['乙规定', ['国令第9号']],
    ]);
    expect(found[0]?.key).toBe('某院关于执行《甲法》的解释');
  });

  it('gives each title of a list its own dates', () => {
    const found = repealedTitles(['1997年6月6日甲会议通过、2004年11月25日修正的《甲条例》和1998年11月21日乙会议通过的《乙条例》同时废止。']);
    expect(found.map(({ title, dates }) => [title, dates])).toEqual([
      ['甲条例', ['1997-06-06', '2004-11-25']],
      ['乙条例', ['1998-11-21']],
    ]);
  });

  it('leaves a text in force of which only a part is repealed', () => {
    expect(titles('《甲条例》第五条同时废止。', '《乙条例》中有关收费的规定同时废止。')).toEqual([]);
  });

  it('reads any number of titles', () => {
    expect(repealedTitles([`${'《甲》'.repeat(200_000)}同时废止。`])).toHaveLength(200_000);
  });

  it('does not read a duty to repeal as a repeal', () => {
    expect(titles('对不适当的规定应当及时修改或者废止。', '依照《甲条例》的规定修改、废止规章。', '《甲法》规定的程序适用于规章的废止。')).toEqual([]);
  });

  it('does not take a title after the clause for a repealed one', () => {
    expect(titles('《甲条例》同时废止，此前依照《乙条例》办理的事项继续有效。')).toEqual(['甲条例']);
  });
});
