import type { DocumentInput } from '@openhall/publishing';
import type { OwnKind } from '@openhall/publishing/rules';
import { addDays, type LocalDate } from '@openhall/statutory-time';
import { DEMO_SOURCE, DEPARTMENT } from '../department.ts';
import { Random } from '../random.ts';
import { renderBody } from '../text/render-body.ts';
import { lastDayOfTerm } from '../text/when.ts';
import { Timeline } from '../timeline.ts';
import { Numbering } from './numbering.ts';
import type { Recipe, Recipes, Written } from './recipe.ts';
import { announcements } from './recipes/announcement.ts';
import { business } from './recipes/business.ts';
import { interpretations } from './recipes/interpretation.ts';
import { news } from './recipes/news.ts';
import { normativeDocuments } from './recipes/normative-document.ts';
import { overviews } from './recipes/overview.ts';
import { createScene, type Scene } from './scene.ts';

export type GrammarOptions = {
  /** The same seed, count and day give the same documents. */
  readonly seed: number;
  readonly count: number;
  /** The newest document was published the working day before. */
  readonly now: Date;
};

const RECIPES: Recipes = {
  OVERVIEW: overviews,
  NEWS: news,
  ANNOUNCEMENT: announcements,
  NORMATIVE_DOCUMENT: normativeDocuments,
  INTERPRETATION: interpretations,
  BUSINESS: business,
};

/** Of a hundred: near the shares the founding report counted in 2017, with enough of the rare classes to look at. */
const KIND_SHARES: readonly (readonly [OwnKind, number])[] = [
  ['BUSINESS', 44],
  ['NEWS', 32],
  ['ANNOUNCEMENT', 12],
  ['NORMATIVE_DOCUMENT', 6],
  ['INTERPRETATION', 4],
  ['OVERVIEW', 2],
];

/** A document without its numbers, which depend on what else is registered. */
export type Draft = {
  readonly series: string | null;
  readonly writtenOn: LocalDate;
  readonly publishedOn: LocalDate;
  readonly publishedAt: Date;
  readonly input: DocumentInput;
};

/**
 * Documents out of a grammar, oldest first: all six own kinds, all eight columns, common words and rare ones, a few hundred to a few
 * thousand characters each, unique titles and numbers. Those about a city are issued by the office of that city, as on a portal of a province.
 */
export function* generateDocuments(options: GrammarOptions): Generator<DocumentInput> {
  const numbering = new Numbering();
  for (const { input, writtenOn, publishedOn, series } of generateDrafts(options)) {
    yield { ...input, indexNumber: numbering.index(publishedOn), documentNumber: numbering.document(writtenOn, series) };
  }
}

export function* generateDrafts({ seed, count, now }: GrammarOptions): Generator<Draft> {
  const timeline = new Timeline(now);
  const titles = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    const random = new Random(`${seed} ${index}`);
    const publishedOn = timeline.workingDay(addDays(timeline.today, -1 - ageInDays(index, count)));
    const writtenOn = timeline.workingDay(addDays(publishedOn, -random.between(0, 6)));
    const { scene, kind, written } = write(random, writtenOn, titles);
    // Documents of one day follow each other by the minute.
    const publishedAt = timeline.at(publishedOn, MORNING + (index % OFFICE_MINUTES));
    yield { series: written.series ?? null, writtenOn, publishedOn, publishedAt, input: inputOf(`grammar/${seed}-${index}`, kind, written, scene, publishedAt) };
  }
}

const MORNING = 9 * 60;
const OFFICE_MINUTES = 7 * 60;
const SHORTEST_SPAN = 90;
/** Back to 2009 or so. */
const LONGEST_SPAN = 6200;
const DAYS_PER_DOCUMENT = 1.6;
/** Above 1: recent days hold more than old ones. */
const RECENCY = 1.5;

/** Age of the n-th of all documents: many are recent, and the last one is new. */
function ageInDays(index: number, count: number): number {
  const span = Math.min(LONGEST_SPAN, SHORTEST_SPAN + count * DAYS_PER_DOCUMENT);
  return Math.floor(span * ((count - 1 - index) / count) ** RECENCY);
}

function recipeFor(recipes: Recipes[OwnKind], scene: Scene): Recipe {
  const fitting = recipes.filter(({ fits }) => fits === undefined || fits(scene));
  return fitting[Math.floor(scene.random.next() * fitting.length)] ?? recipes[0];
}

function kindAt(position: number): OwnKind {
  let passed = 0;
  for (const [kind, share] of KIND_SHARES) {
    passed += share;
    if (position < passed) return kind;
  }
  return 'BUSINESS';
}

type Choice = { readonly scene: Scene; readonly kind: OwnKind; readonly written: Written };
/** Choices tried before a title that came before is continued. */
const TRIES = 4;

/** A document about something new; where nothing new is found, a continuation: 续1. */
function write(random: Random, writtenOn: LocalDate, titles: Map<string, number>): Choice {
  let choice = choose(random, writtenOn);
  for (let tries = 1; tries < TRIES && titles.has(choice.written.title); tries += 1) choice = choose(random, writtenOn);
  const { title } = choice.written;
  const uses = (titles.get(title) ?? 0) + 1;
  titles.set(title, uses);
  return uses === 1 ? choice : { ...choice, written: { ...choice.written, title: `${title}（续${uses - 1}）` } };
}

function choose(random: Random, writtenOn: LocalDate): Choice {
  const scene = createScene(random, writtenOn);
  const kind = kindAt(random.next() * 100);
  return { scene, kind, written: recipeFor(RECIPES[kind], scene).write(scene) };
}

function inputOf(sourceKey: string, kind: OwnKind, written: Written, scene: Scene, publishedAt: Date): DocumentInput {
  const { column, random, unit, writtenOn, city } = scene;
  const office = `${city}人力资源和社会保障局`;
  const effectiveFrom = written.force === undefined ? null : addDays(writtenOn, written.force.fromDays);
  return {
    source: DEMO_SOURCE,
    sourceKey,
    kind,
    title: written.title,
    issuer: written.byCity === true ? { name: office, own: false } : { name: DEPARTMENT, own: true },
    columnSlug: column.slug,
    topic: column.topic,
    keywords: [scene.theme, ...random.sample(column.keywords, 2)],
    summary: written.summary,
    author: written.byCity === true ? null : unit,
    editor: random.pick(['示例庚', '示例辛', '示例壬']),
    sourceName: written.byCity === true ? office : DEPARTMENT,
    writtenOn,
    effectiveFrom,
    effectiveTo: effectiveFrom === null || written.force === undefined ? null : lastDayOfTerm(effectiveFrom, written.force.years),
    ...renderBody(written.body.join('\n')),
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    publishedAt,
  };
}
