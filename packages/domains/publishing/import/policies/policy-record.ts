import { z } from 'zod';
import type { DocumentInput } from '../../data/document-input.ts';
import { parseDocumentNumber, printDocumentNumber } from '../../rules/index.ts';
import { printedDate } from '../shared/chinese-number.ts';
import { LONGEST_TITLE, RecordRefused } from '../shared/refusal.ts';
import { tidyLine } from '../shared/spacing.ts';
import { effectClause } from '../laws/effective-date.ts';
import { renderPolicy } from './policy-html.ts';

/** Name of the source in natural keys. */
const POLICY_SOURCE = 'govcn';

const SOURCE_NAME = '中国政府网';
const text = z.string().transform(tidyLine);
const policySchema = z.object({
  url: z.url({ protocol: /^https?$/, error: 'url 不是网页地址' }),
  indexNumber: text.default(''),
  title: text.refine((title) => title !== '', { error: 'title 为空' }).refine((title) => title.length <= LONGEST_TITLE, { error: 'title 过长' }),
  issuer: text.refine((issuer) => issuer !== '', { error: 'issuer 为空' }),
  docNumber: text.default(''),
  topic: z.string().default(''),
  writtenDate: z.string().default(''),
  publishDate: z.string().default(''),
  keywords: z.string().default(''),
  html: z.string().refine((html) => html.trim() !== '', { error: 'html 为空' }),
});
type PolicyRecord = z.infer<typeof policySchema>;

/**
 * One line of the export as a document.
 *
 * @throws RecordRefused when the line is no such record, with every field that is wrong
 */
export function policyDocument(line: string, columnSlug: (title: string) => string | null): DocumentInput {
  const record = parseRecord(line);
  const documentNumber = printedNumber(record.docNumber);
  const rendered = renderPolicy(record.html, { title: record.title, documentNumber, sourceUrl: record.url });
  if (rendered.bodyText === '') throw new RecordRefused('正文没有文字');
  const clause = effectClause(rendered.bodyText.split('\n'));
  return {
    source: POLICY_SOURCE,
    // The index number is the document's own identity; the address is not (it has moved to https since).
    sourceKey: record.indexNumber === '' ? record.url : record.indexNumber,
    kind: 'STATE_COUNCIL_DOCUMENT',
    title: record.title,
    indexNumber: orNull(record.indexNumber),
    documentNumber,
    issuer: { name: record.issuer, own: false },
    columnSlug: columnSlug(record.title),
    topic: topicOf(record.topic),
    keywords: keywordsOf(record.keywords),
    sourceName: SOURCE_NAME,
    sourceUrl: record.url,
    writtenOn: dateOf(record.writtenDate, 'writtenDate'),
    sourcePublishedOn: dateOf(record.publishDate, 'publishDate'),
    effectiveFrom: clause === null || clause === 'on-publication' ? null : clause.on,
    ...rendered,
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    publishedAt: null,
  };
}

function parseRecord(line: string): PolicyRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new RecordRefused('不是有效的 JSON');
  }
  const parsed = policySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => (/[\u4e00-\u9fff]/.test(issue.message) ? issue.message : `字段 ${issue.path.join('.')} 缺失或类型不对`));
  throw new RecordRefused(`记录不完整：${problems.join('；')}`);
}

/** Any bracket is accepted, 〔〕 is printed. A number of another form is kept as it is. */
function printedNumber(number: string): string | null {
  const parsed = parseDocumentNumber(number);
  return parsed === null ? orNull(number) : printDocumentNumber(parsed);
}

/** `市场监管、安全生产监管\\工商`: main and sub topic. */
function topicOf(topic: string): string | null {
  const parts = topic.split(/\\+/).map(tidyLine).filter((part) => part !== '');
  return orNull(parts.join(' / '));
}

/** Subject words are separated by spaces; △ marks words outside the thesaurus. */
function keywordsOf(keywords: string): string[] {
  const words = keywords.split(/[\s;；,，]+/u).map((word) => tidyLine(word.replace(/△/g, '')));
  return [...new Set(words.filter((word) => word !== ''))];
}

function dateOf(value: string, field: string): string | null {
  if (value.trim() === '') return null;
  const date = printedDate(value);
  if (date === null) throw new RecordRefused(`字段 ${field} 不是日期：${value.slice(0, 30)}`);
  return date;
}

function orNull(value: string): string | null {
  return value === '' ? null : value;
}
