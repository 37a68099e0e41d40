import type { LocalDate } from '@openhall/statutory-time';
import type { DocumentKind } from '../../rules/index.ts';
import { documentId } from '../../data/identity.ts';
import { RecordRefused } from '../shared/refusal.ts';
import { blockText, parseBlocks, type Block } from './blocks.ts';
import { effectClause, effectiveDate, type EffectiveDate } from './effective-date.ts';
import { parseHeader, splitText, type LawHeader } from './header.ts';
import { inferIssuer } from './issuer.ts';
import type { IndexEntry, LawIndex } from './law-index.ts';
import type { LawFile } from './layout.ts';
import { repealedTitles, type RepealedTitle } from './repeal-clauses.ts';
import { titleKey } from './titles.ts';

/** Name of the source in natural keys: every id of an imported law derives from it. */
export const LAW_SOURCE = 'lawrefbook';

/** What is known of one dated text, small enough to keep for a whole collection. */
export type LawFacts = {
  readonly id: string;
  readonly sourceKey: string;
  readonly file: LawFile;
  readonly kind: DocumentKind;
  readonly title: string;
  /** Shared by the dated texts of one law. */
  readonly family: string;
  readonly issuer: string;
  readonly numbers: readonly string[];
  /** The date that tells this text from others of the same law. */
  readonly textDate: LocalDate | null;
  readonly writtenOn: LocalDate | null;
  readonly publishedOn: LocalDate | null;
  readonly effective: EffectiveDate;
  /** First day in force of the law's first text, where the closing article or the header gives it. */
  readonly firstInForce: LocalDate | null;
  /** Every date in the header, to recognise the text when another names it by date. */
  readonly dates: readonly LocalDate[];
  readonly repeals: readonly RepealedTitle[];
  readonly index: IndexEntry | null;
};

/** A text read completely: its facts, and the parts that are rendered. */
export type ReadLaw = { readonly facts: LawFacts; readonly header: LawHeader; readonly blocks: readonly Block[] };

/**
 * Reads one text.
 *
 * @throws RecordRefused when it has no title or no body
 */
export function readLaw(file: LawFile, text: string, index: LawIndex): ReadLaw {
  const split = splitText(text);
  const header = parseHeader(split.header);
  const blocks = parseBlocks(split.body);
  if (blocks.length === 0) throw new RecordRefused('没有正文');
  const entry = index.find(file.name, file.date);
  return { facts: factsOf(file, header, blocks, entry), header, blocks };
}

function factsOf(file: LawFile, header: LawHeader, blocks: readonly Block[], entry: IndexEntry | null): LawFacts {
  const paragraphs = mainParagraphs(blocks);
  const publishedOn = file.date ?? entry?.publishedOn ?? null;
  const writtenOn = dateWritten(header, publishedOn);
  const clause = effectClause(paragraphs);
  const key = sourceKey(file);
  return {
    id: documentId(LAW_SOURCE, key),
    sourceKey: key,
    file,
    kind: file.kind,
    title: header.title,
    family: `${file.kind}:${titleKey(header.title)}`,
    issuer: inferIssuer(file, header),
    numbers: header.numbers,
    textDate: publishedOn ?? writtenOn,
    writtenOn,
    publishedOn,
    effective: effectiveDate({ header: header.effectiveOn, index: entry?.effectiveFrom ?? null, clause, publishedOn, writtenOn }),
    firstInForce: clause === null || clause === 'on-publication' ? header.effectiveOn : clause.on,
    dates: header.events.map((event) => event.date),
    repeals: repealedTitles(paragraphs),
    index: entry,
  };
}

/**
 * Name and date, which is how the collection itself tells texts apart. The folder is left out: texts move between
 * categories and between the two layouts, and an address must not change with them.
 */
function sourceKey(file: LawFile): string {
  return file.date === null ? file.name : `${file.name}(${file.date})`;
}

/** Paragraphs of the text itself: what stands in an annex says nothing of when the law takes effect. */
function mainParagraphs(blocks: readonly Block[]): string[] {
  const annex = blocks.findIndex((block) => block.type === 'heading' && block.rank === 'annex');
  return blocks.slice(0, annex === -1 ? undefined : annex).map(blockText);
}

/** Longest usual time between adoption and publication. */
const LONGEST_PASSAGE_DAYS = 180;

/**
 * 成文日期: the last dated act in the header. Where the text was published long after it, the header leaves out the latest
 * amendment (工伤保险条例 of 2010 names only the order of 2003), and the text's own date stands in.
 */
function dateWritten(header: LawHeader, publishedOn: LocalDate | null): LocalDate | null {
  const last = header.events.map((event) => event.date).sort().at(-1) ?? null;
  if (last === null || publishedOn === null) return last ?? publishedOn;
  const days = (Date.parse(publishedOn) - Date.parse(last)) / 86_400_000;
  return days > LONGEST_PASSAGE_DAYS ? publishedOn : last;
}
