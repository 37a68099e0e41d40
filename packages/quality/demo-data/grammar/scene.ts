import { addDays, type LocalDate } from '@openhall/statutory-time';
import { printedDay } from '../timeline.ts';
import type { Random } from '../random.ts';
import type { ColumnVocabulary, Names, Subject } from './column-vocabulary.ts';
import { CITIES, COUNTIES } from './places.ts';
import { COLUMNS, COMMON_SENTENCES, PUBLIC_COMMON_SENTENCES, PUBLIC_NOTES, QUESTIONS, REQUIREMENTS } from './vocabulary.ts';

/** What one generated document is about: every choice that several of its sentences share. */
export type Scene = {
  readonly random: Random;
  readonly column: ColumnVocabulary;
  readonly subject: Subject;
  readonly theme: string;
  readonly service: string;
  readonly audience: string;
  readonly unit: string;
  readonly city: string;
  readonly county: string;
  readonly writtenOn: LocalDate;
  readonly year: number;
  readonly month: number;
  /** Whether this is one of the documents that hold the common word. */
  readonly common: boolean;
  /** How much is written, 1 (a note) to 18 (a long document). */
  readonly size: number;
};

const COMMON_SHARE = 0.6;
/** More of other work would make it another document. */
const MOST_MEASURES = 18;
/** Most documents are short. */
const SIZES = [1, 1, 1, 2, 2, 3, 3, 4, 5, 7, 10, 14, 18] as const;
const COLUMN_WEIGHT = COLUMNS.reduce((sum, { weight }) => sum + weight, 0);

export function createScene(random: Random, writtenOn: LocalDate): Scene {
  const column = columnAt(random.next() * COLUMN_WEIGHT);
  const subject = random.pickSkewed(column.subjects);
  return {
    random,
    column,
    subject,
    theme: random.pickSkewed(subject.themes),
    service: random.pickSkewed(subject.services),
    audience: random.pick(column.audiences),
    unit: random.pickSkewed(column.units),
    city: random.pickSkewed(CITIES),
    county: random.pick(COUNTIES),
    writtenOn,
    year: Number(writtenOn.slice(0, 4)),
    month: Number(writtenOn.slice(5, 7)),
    common: random.chance(COMMON_SHARE),
    size: random.pick(SIZES),
  };
}

function columnAt(position: number): ColumnVocabulary {
  let passed = 0;
  for (const column of COLUMNS) {
    passed += column.weight;
    if (position < passed) return column;
  }
  return COLUMNS[0];
}

const SLOT = /\{([a-z]+)\}/gu;

/** A phrase of the vocabulary with its slots filled; every number is drawn anew. */
export function say(phrase: string, scene: Scene): string {
  return phrase.includes('{') ? phrase.replaceAll(SLOT, (_, slot: string) => valueOf(slot, scene)) : phrase;
}

function valueOf(slot: string, scene: Scene): string {
  const { random } = scene;
  switch (slot) {
    case 'theme': return scene.theme;
    case 'audience': return scene.audience;
    case 'city': return scene.city;
    case 'county': return scene.county;
    case 'year': return String(scene.year);
    case 'n': return String(random.between(3, 15));
    case 'tens': return String(random.between(16, 98));
    case 'hundreds': return String(random.between(102, 986));
    case 'thousands': return String(random.between(1012, 28_960));
    case 'percent': return (random.between(805, 995) / 10).toFixed(1);
    default: throw new Error(`no slot {${slot}}`);
  }
}

const NUMERALS = '一二三四五六七八九十';

/** 1 → 一, 12 → 十二; up to 99. */
export function numeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? NUMERALS.charAt(tens - 1) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS.charAt(ones - 1) : ''}`;
}

/** Different sentences of a list, filled. */
export function sentences(list: Names, count: number, scene: Scene): string[] {
  return scene.random.sample(list, count).map((phrase) => say(phrase, scene));
}

/** What is done: of this work first, and in long documents of the other work of the column too. */
export function measures(count: number, scene: Scene): string[] {
  const { column, subject } = scene;
  const own = sentences(subject.measures, count, scene);
  const left = Math.min(count - own.length, MOST_MEASURES);
  if (left <= 0) return own;
  return [...own, ...column.subjects.filter((other) => other !== subject).flatMap((other) => sentences(other.measures, Math.ceil(left / (column.subjects.length - 1)), scene))];
}

/** 「（一）…」: sentences numbered as second-level paragraphs. */
export function numbered(items: readonly string[]): string[] {
  return items.map((item, index) => `（${numeral(index + 1)}）${item}`);
}

/** Requirements of administration, with the common word where this document has it. Every document has these or `notes`. */
export function requirements(count: number, scene: Scene): string[] {
  const chosen = sentences(REQUIREMENTS, count, scene);
  return scene.common ? [...chosen.slice(0, -1), `${chosen.at(-1) ?? ''}${scene.random.pick(COMMON_SENTENCES)}`] : chosen;
}

/** What the public should know, with the common word where this document has it. */
export function notes(count: number, scene: Scene): string[] {
  const chosen = sentences(PUBLIC_NOTES, count, scene);
  return scene.common ? [...chosen, scene.random.pick(PUBLIC_COMMON_SENTENCES)] : chosen;
}

/** Questions with answers, each question a heading. */
export function questions(count: number, scene: Scene): string[] {
  return scene.random.sample(QUESTIONS, count).flatMap(([question, answer], index) => [`## ${numeral(index + 1)}、${question}`, say(answer, scene)]);
}

/** Signature and date at the foot. */
export function signature(organ: string, date: LocalDate): string[] {
  return [`>> ${organ}`, `>> ${printedDay(date)}`];
}

/** A printed date some days later. */
export function later(scene: Scene, days: number): string {
  return printedDay(addDays(scene.writtenOn, days));
}

/** 「2026年8月」: the month before the document was written, which it reports on. */
export function monthBefore({ year, month }: Scene): string {
  return month === 1 ? `${year - 1}年12月` : `${year}年${month - 1}月`;
}

/** 「2026年第二季度」: the quarter before. */
export function quarterBefore({ year, month }: Scene): string {
  const quarter = Math.ceil(month / 3) - 1;
  return quarter === 0 ? `${year - 1}年第四季度` : `${year}年第${numeral(quarter)}季度`;
}

/** In quotation marks; marks within them are single ones (GB/T 15834). */
export function quoted(name: string): string {
  return `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** 「…服务」, not twice where the name of the work ends with it. */
export function serviceOf(theme: string): string {
  return theme.endsWith('服务') ? theme : `${theme}服务`;
}

/** A telephone number nobody has. */
export function phone(random: Random): string {
  return `0000-${random.between(12_400, 12_999)}`;
}
