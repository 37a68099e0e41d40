import { readFile } from 'node:fs/promises';
import { sharedPath } from '@openhall/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentInput } from '../../data/document-input.ts';
import { openPolicies } from './policies-source.ts';

const documents: DocumentInput[] = [];
const refused: string[] = [];
const byNumber = (number: string) => {
  const found = documents.find((document) => document.documentNumber === number);
  if (found === undefined) throw new Error(`Not imported: ${number}`);
  return found;
};

beforeAll(async () => {
  const source = await openPolicies(sharedPath('data/policies/govcn-policies.jsonl'), { columns: [{ slug: 'employment', keywords: ['就业'] }] });
  for await (const record of source.records()) {
    if ('input' in record) documents.push(record.input);
    else refused.push(`${record.file}: ${record.reason}`);
  }
});

describe('the real State Council documents', () => {
  it('are read completely: 60, none refused, each with all its facts', () => {
    expect(refused).toEqual([]);
    expect(documents).toHaveLength(60);
    expect(new Set(documents.map((document) => document.sourceKey)).size).toBe(60);
    for (const document of documents) {
      expect(document).toMatchObject({ kind: 'STATE_COUNCIL_DOCUMENT', documentNumber: expect.stringMatching(/^(?:.+〔\d{4}〕\d+号|国令第\d+号)$/) });
      const { indexNumber, topic, sourceUrl, writtenOn, sourcePublishedOn } = document;
      expect([indexNumber, topic, sourceUrl, writtenOn, sourcePublishedOn]).not.toContain(null);
    }
  });

  it('have clean markup: no style, no handler, no indentation by spaces, unique anchors', () => {
    const unclean = documents.filter(({ bodyHtml, outline }) => {
      const ids = [...bodyHtml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      return /style=|on[a-z]+=|<script|javascript:|\u00a0|&nbsp;|<p>\s*<\/p>|<img|<o:p|mso/i.test(bodyHtml) || new Set(ids).size !== ids.length || !outline.every(({ anchor }) => ids.includes(anchor));
    });
    expect(unclean.map((document) => document.title)).toEqual([]);
  });

  it('lose no word: the body is the export’s text without the title and number repeated above it', async () => {
    const lines = (await readFile(sharedPath('data/policies/govcn-policies.jsonl'), 'utf8')).trim().split('\n');
    const words = (text: string) => text.replace(/&(?:amp;)?(?:b|n)?sp;|（图片见原文）|（来源数据中的表格不完整，全文见原文）|[\s\u00a0]/g, '');
    for (const [position, line] of lines.entries()) {
      const record: { title: string; docNumber: string; text: string } = JSON.parse(line);
      const body = words(documents[position]?.bodyHtml.replace(/<[^>]+>/g, '') ?? '');
      const top = body.startsWith('中华人民共和国国务院令') ? '' : record.title + record.docNumber;
      expect(words(top) + body).toBe(words(record.text));
    }
  });

  it('keep typographic quotes in titles and brackets in numbers', () => {
    expect(byNumber('国发〔2019〕5号').title).toBe('国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见');
  });

  it('have headings for 一、 and （一）', () => {
    const { outline } = byNumber('国办发〔2018〕118号');
    expect(outline.filter((entry) => entry.level === 1)).toHaveLength(6);
    expect(outline.filter((entry) => entry.level === 2)).toHaveLength(3);
  });

  it('anchor the articles of attached rules', () => {
    expect(byNumber('国发〔2018〕41号').outline.filter((entry) => entry.level === 3)).toHaveLength(32);
    expect(byNumber('国令第707号').bodyHtml).toContain('id="art-36"');
  });

  it('link nine missing pictures to their page', () => {
    const { bodyHtml, sourceUrl } = byNumber('国办发〔2018〕114号');
    expect(bodyHtml.split(`<a class="missing-image" href="${sourceUrl ?? ''}">（图片见原文）</a>`)).toHaveLength(10);
  });

  it('keep their tables and say where the export cut them off', () => {
    const withTables = documents.filter((document) => document.bodyHtml.includes('<table>'));
    expect(withTables).toHaveLength(4);
    for (const { bodyHtml } of withTables) expect(bodyHtml).toContain('表格不完整');
    expect(documents.find((document) => document.bodyHtml.includes('rowspan="2"'))?.documentNumber).toBe('国办发〔1996〕32号');
  });

  it('stand in the column their title speaks of', () => {
    expect(byNumber('国发〔2018〕39号').columnSlug).toBe('employment');
  });
});
