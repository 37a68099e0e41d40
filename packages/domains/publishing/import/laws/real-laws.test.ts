import { readFile } from 'node:fs/promises';
import { sharedPath } from '@openhall/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentInput } from '../../data/document-input.ts';
import { documentId } from '../../data/identity.ts';
import type { ImportSource } from '../import-source.ts';
import expected from './expected-status.json' with { type: 'json' };
import { openLaws } from './laws-source.ts';

// The real texts are read where they stand; the table beside this file holds titles, dates and statuses only.
let source: ImportSource;
const documents = new Map<string, DocumentInput>();
const byTitle = (title: string, date?: string) => {
  const found = [...documents.values()].find((document) => document.title === title && (date === undefined || document.sourcePublishedOn === date));
  if (found === undefined) throw new Error(`Not imported: ${title}`);
  return found;
};

type ExpectedStatus = { title: string; date: string | null; status: string; by?: string; since?: string | null };
const table: ExpectedStatus[] = expected;
const byTitleAndDate = (left: ExpectedStatus, right: ExpectedStatus) => (`${left.title}${left.date ?? ''}` < `${right.title}${right.date ?? ''}` ? -1 : 1);

/** The status the imported facts lead to; the database test holds the published one against the same table. */
function concluded(document: DocumentInput): Omit<ExpectedStatus, 'title' | 'date'> {
  const id = documentId(document.source, document.sourceKey);
  const acts = source.relations.filter((relation) => relation.toId === id);
  const act = acts.find((relation) => relation.relation === 'REPEALS') ?? acts[0];
  if (act === undefined) return { status: document.statedStatus ?? 'IN_FORCE' };
  const by = [...documents.values()].find((other) => documentId(other.source, other.sourceKey) === act.fromId);
  return { status: act.relation === 'REPEALS' ? 'REPEALED' : 'AMENDED', by: `${by?.title ?? ''}(${by?.sourcePublishedOn ?? ''})`, since: act.effectiveOn ?? null };
}

beforeAll(async () => {
  source = await openLaws(sharedPath('data/laws'), { columns: [] });
  for await (const record of source.records()) if ('input' in record) documents.set(record.file, record.input);
});

describe('the real collection of laws', () => {
  it('is read completely: 117 texts, none refused', () => {
    expect(source.refused).toEqual([]);
    expect(documents.size).toBe(117);
    expect(new Set([...documents.values()].map((document) => document.sourceKey)).size).toBe(117);
  });

  it('takes kinds from folders', () => {
    const count = (kind: string) => [...documents.values()].filter((document) => document.kind === kind).length;
    expect([count('LAW'), count('REGULATION'), count('RULE'), count('JUDICIAL_INTERPRETATION'), count('LOCAL_REGULATION')]).toEqual([25, 41, 1, 12, 38]);
  });

  it('gives every text the status of the committed table, and says what ended it', () => {
    const found = [...documents.values()].map((document) => ({ title: document.title, date: document.sourcePublishedOn ?? null, ...concluded(document) }));
    expect(found.toSorted(byTitleAndDate)).toEqual(table.toSorted(byTitleAndDate));
  });

  it('anchors every article of 工伤保险条例', () => {
    const { bodyHtml, outline } = byTitle('工伤保险条例');
    for (let number = 1; number <= 67; number += 1) expect(bodyHtml).toContain(`<p class="article" id="art-${number}">`);
    expect(outline.filter((entry) => entry.level === 3)).toHaveLength(67);
    expect(outline.filter((entry) => entry.level === 1)).toHaveLength(8);
  });

  it('numbers 政府信息公开条例 by its last order and knows it by the first (国令第711号, 国令第492号)', () => {
    expect(byTitle('中华人民共和国政府信息公开条例')).toMatchObject({
      documentNumber: '国令第711号',
      documentNumberAliases: ['国令第492号'],
      issuer: { name: '国务院' },
      keywords: ['政府信息公开条例'],
      writtenOn: '2019-04-03',
      effectiveFrom: '2019-05-15',
    });
  });

  it('keeps the dated texts of one law apart and in one family', () => {
    const [older, newer] = [byTitle('中华人民共和国行政复议法', '2017-09-01'), byTitle('中华人民共和国行政复议法', '2023-09-01')];
    expect(older.textFamily).toBe(newer.textFamily);
    expect(older.sourceKey).not.toBe(newer.sourceKey);
    expect(newer.effectiveFrom).toBe('2024-01-01');
  });

  it.each([
    ['中华人民共和国劳动合同法', '全国人民代表大会常务委员会', '2013-07-01'],
    ['工资支付暂行规定', '劳动部', '1995-01-01'],
    ['信访工作条例', '中共中央、国务院', '2022-05-01'],
    ['中华人民共和国档案法实施办法', '国家档案局', '2017-03-01'],
    ['企业职工带薪年休假实施办法', '人力资源和社会保障部', '2008-07-17'],
    ['郑州市失业保险条例', '郑州市人民代表大会常务委员会', '2019-01-22'],
    ['北京市就业援助规定', '北京市人民代表大会常务委员会', '2012-05-01'],
    ['最高人民法院关于审理工伤保险行政案件若干问题的规定', '最高人民法院', '2014-09-01'],
  ])('knows who issued %s and since when it is in force', (title, issuer, effectiveFrom) => {
    expect(byTitle(title)).toMatchObject({ issuer: { name: issuer, own: false }, effectiveFrom });
  });

  it('gives every text clean markup: no style, no handler, unique anchors, outline entries that exist', () => {
    const anchors = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const unclean = [...documents.values()].filter(({ bodyHtml, outline, bodyText }) => {
      const ids = anchors(bodyHtml);
      const matches = ids.length === outline.length && outline.every((entry, position) => entry.anchor === ids[position]);
      return /style=|on[a-z]+=|<script|javascript:|&nbsp;|\u3000\u3000/.test(bodyHtml) || new Set(ids).size !== ids.length || !matches || bodyText.length < 100;
    });
    expect(unclean.map((document) => document.title)).toEqual([]);
  });

  it('loses no word of a text', async () => {
    // The colon behind 附录 makes way for the annex's title.
    const words = (text: string) => text.replace(/<!--.*?-->|(?<=附录)：|[\s#\u200b]/g, '');
    for (const [file, { bodyText }] of documents) {
      const body = (await readFile(sharedPath('data/laws', file), 'utf8')).split('<!-- INFO END -->')[1] ?? '';
      expect(words(bodyText).slice(-words(body).length)).toBe(words(body));
    }
  });
});
