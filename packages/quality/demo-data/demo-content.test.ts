import { documentId, type DocumentInput } from '@openhall/publishing';
import { OWN_KINDS, parseDocumentNumber, parseIndexNumber } from '@openhall/publishing/rules';
import { isCitizenIdNumber } from '@openhall/runtime';
import { addDays, today } from '@openhall/statutory-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoContent, type DemoContent } from './demo-content.ts';
import { demoSite } from './demo-site.ts';
import { DEMO_SOURCE, DEPARTMENT } from './department.ts';
import { foreignMarkup } from './testing/markup.ts';
import { loadTexts } from './text/load-texts.ts';
import { BUSINESS_TIME_ZONE } from './timeline.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
/** Provinces and cities of that rank. */
const REAL_PLACES = /北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆/u;
const content = demoContent(NOW);
/** The last state of every document, by key. */
const lastOf = ({ saves }: DemoContent) => new Map(saves.map(({ input }) => [input.sourceKey, input]));
const documents = lastOf(content);
const texts = [...documents.values()].filter(({ sourceKey }) => !sourceKey.startsWith('grammar/'));
const text = (key: string): DocumentInput => {
  const found = documents.get(key);
  if (found === undefined) throw new Error(`there is no text ${key}`);
  return found;
};
const count = (inputs: readonly DocumentInput[], of: (input: DocumentInput) => string) => Object.fromEntries([...Map.groupBy(inputs, of)].map(([key, group]) => [key, group.length]));

describe('the demonstration', () => {
  it('is the same on one day', () => {
    expect(demoContent(new Date('2026-11-24T15:59:00Z'))).toEqual(demoContent(new Date('2026-11-23T16:00:00Z')));
  });

  it('is several hundred documents, forty full texts and more among them', () => {
    expect(documents.size).toBeGreaterThan(350);
    expect(texts.filter(({ bodyText }) => bodyText.length >= 300).length).toBeGreaterThan(60);
  });

  it('covers all six kinds and all eight columns, by hand and by grammar', () => {
    for (const inputs of [texts, [...documents.values()]]) {
      for (const kind of OWN_KINDS) expect(count(inputs, (input) => input.kind)[kind], kind).toBeGreaterThanOrEqual(4);
      for (const { slug } of demoSite.columns) expect(count(inputs, (input) => input.columnSlug ?? 'none')[slug], slug).toBeGreaterThanOrEqual(4);
    }
  });

  it('has no two documents of one title but the dated texts of a law, and no number twice', () => {
    const titles = [...documents.values()].filter(({ textFamily }) => textFamily === null || textFamily === undefined).map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    for (const numbers of [[...documents.values()].map(({ documentNumber }) => documentNumber), [...documents.values()].map(({ indexNumber }) => indexNumber)]) {
      const given = numbers.filter((number) => number !== null && number !== undefined);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('numbers as the rules read numbers', () => {
    for (const { indexNumber, documentNumber, issuer, title } of documents.values()) {
      expect(indexNumber === null ? !issuer.own : parseIndexNumber(indexNumber ?? '') !== null, title).toBe(true);
      expect(documentNumber === null || parseDocumentNumber(documentNumber ?? '') !== null, title).toBe(true);
    }
  });

  it('names nobody and nothing that exists', () => {
    for (const { title, bodyText, summary, author, editor } of documents.values()) {
      const whole = [title, bodyText, summary, author, editor].join('\n');
      for (const [number] of whole.matchAll(/\d{17}[\dX]/gu)) expect(isCitizenIdNumber(number), title).toBe(false);
      for (const [phone] of whole.matchAll(/(?<!\d)0\d{2,3}-\d+|(?<!\d)1[3-9]\d{9}(?!\d)/gu)) expect(phone, title).toMatch(/^0000-\d{5}$/u);
expect(whole.match(REAL_PLACES), title).toBeNull();
    }
  });
});

describe('the texts', () => {
  it('have markup as importers write it, an outline that leads somewhere, and nothing left to fill in', () => {
    for (const { title, summary, bodyHtml, bodyText, outline } of content.saves.map(({ input }) => input)) {
      expect(foreignMarkup(bodyHtml), title).toEqual([]);
      const ids = [...bodyHtml.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size, title).toBe(ids.length);
      expect(outline.every(({ anchor }) => ids.includes(anchor)), title).toBe(true);
      expect([title, summary, bodyText].join('\n'), title).not.toMatch(/[{}]|\*\*|undefined|\bNaN\b/u);
    }
  });

  it('give every table as many cells a row as it has columns', () => {
    for (const { title, bodyHtml } of texts) {
      for (const [table] of bodyHtml.matchAll(/<table>.*?<\/table>/gu)) {
        const widths = table.split('<tr>').slice(1).map((row) => row.match(/<t[hd][ >]/gu)?.length);
        expect(new Set(widths).size, `${title}: ${table.slice(0, 120)}`).toBe(1);
      }
    }
  });

  it('number articles, chapters and first-level headings without a gap', () => {
    for (const { title, outline } of texts) {
      const articles = outline.filter(({ anchor }) => anchor.startsWith('art-')).map(({ anchor }) => anchor);
      expect(articles, title).toEqual(articles.map((_, index) => `art-${index + 1}`));
      const chapters = outline.filter(({ anchor }) => /^ch-\d+$/u.test(anchor)).map(({ anchor }) => anchor);
      expect(chapters, title).toEqual(chapters.map((_, index) => `ch-${index + 1}`));
      const headings = outline.flatMap(({ title: heading }) => /^([一二三四五六七八九十]+)、/u.exec(heading)?.[1] ?? []);
      expect(headings, title).toEqual('一 二 三 四 五 六 七 八 九 十'.split(' ').slice(0, headings.length));
    }
  });

  it('carry files with real content', () => {
    const files = texts.flatMap(({ attachments = [] }) => attachments.filter((file) => 'bytes' in file));
    expect(files.length).toBeGreaterThan(20);
    for (const { name, mediaType, bytes } of files) {
      const said = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      expect(said.length, name).toBeGreaterThan(60);
      expect(said, name).not.toMatch(/[{}]/u);
      expect(mediaType, name).toBe(name.endsWith('.csv') ? 'text/csv' : 'text/plain');
    }
    const posts = text('personnel/recruitment-posts').attachments?.filter((file) => 'bytes' in file).find(({ name }) => name.endsWith('.csv'));
    expect(new TextDecoder().decode(posts?.bytes).trim().split('\r\n')).toHaveLength(73);
  });

  it('act on texts that are there', () => {
    const ids = new Set([...documents.values()].map(({ sourceKey }) => documentId(DEMO_SOURCE, sourceKey)));
    const { relations } = content;
    expect(relations.filter(({ fromId, toId }) => !ids.has(fromId) || !ids.has(toId))).toEqual([]);
    expect(new Set(relations.map(({ relation }) => relation))).toEqual(new Set(['INTERPRETS', 'AMENDS', 'REPEALS']));
  });

  it('are those of the department, but for a few of organs above it', () => {
    const others = texts.filter(({ issuer }) => !issuer.own);
    expect(others.length).toBeGreaterThanOrEqual(5);
    expect(others.every(({ issuer, sourcePublishedOn }) => issuer.name.startsWith('示例省') && sourcePublishedOn !== null)).toBe(true);
    expect(texts.filter(({ issuer }) => issuer.own).every(({ issuer }) => issuer.name === DEPARTMENT)).toBe(true);
  });
});

describe('what the demonstration must show', () => {
  it('a long table', () => {
    const [table = ''] = [...text('personnel/recruitment-posts').bodyHtml.matchAll(/<table>.*?<\/table>/gu)].map(([whole]) => whole);
    expect(table.match(/<tr>/gu)?.length).toBeGreaterThan(60);
    expect(table.match(/<th /gu)).toHaveLength(8);
  });

  it('a text in ten versions, each unlike the one before', () => {
    const bodies = content.saves.filter(({ input }) => input.sourceKey === 'social-insurance/unemployment-benefit-guide').map(({ input }) => input.bodyText);
    expect(new Set(bodies).size).toBe(10);
    expect(loadTexts().filter(({ revisions }) => revisions.length > 0).length).toBeGreaterThan(5);
  });

  it('on any day: fresh columns, one text that expires this month, one not yet in force, nothing dated later than it is public', () => {
    const day = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (now) => {
        const date = today(now, BUSINESS_TIME_ZONE);
        const onThatDay = lastOf(demoContent(now));
        expect(onThatDay.get('department/attribute-determination')?.effectiveTo?.slice(0, 7)).toBe(date.slice(0, 7));
        expect((onThatDay.get('talent/hr-agencies')?.effectiveFrom ?? '') > addDays(date, 27)).toBe(true);
        const misdated = [...onThatDay.values()].filter(
          ({ writtenOn, publishedAt, effectiveFrom }) =>
            publishedAt !== null && ((writtenOn ?? '') > today(publishedAt, BUSINESS_TIME_ZONE) || publishedAt >= now || (effectiveFrom ?? writtenOn ?? '') < (writtenOn ?? '')),
        );
        expect(misdated.map(({ title }) => title)).toEqual([]);
        for (const { slug, updateDays } of demoSite.columns) {
          const newest = [...onThatDay.values()].filter(({ columnSlug }) => columnSlug === slug).map(({ publishedAt }) => (publishedAt === null ? '' : today(publishedAt, BUSINESS_TIME_ZONE))).toSorted().at(-1);
          expect((newest ?? '') >= addDays(date, -(updateDays ?? 3650)), slug).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });
});
