import type { DocumentInput, RelationInput } from '@openhall/publishing';
import { DEPARTMENT } from './department.ts';
import { generateDrafts } from './grammar/generate-documents.ts';
import { Numbering } from './grammar/numbering.ts';
import { loadTexts } from './text/load-texts.ts';
import { namer, planText, relationsOf, savesOf, type DemoSave, type DocumentNumbers } from './text/plan-text.ts';
import { Timeline } from './timeline.ts';

const DAY_MS = 86_400_000;
const GRAMMAR_SEED = 1;
const GRAMMAR_DOCUMENTS = 300;
/** What is written out leads what is generated: the newest documents are what a visitor sees first. */
const GRAMMAR_DAYS_AGO = 6;

/** What is in the demonstration: every act of saving, oldest first, and how the documents act on each other. */
export type DemoContent = { readonly saves: readonly DemoSave[]; readonly relations: readonly RelationInput[] };

/** The whole demonstration for the day of `now`: the texts of `texts/` and documents out of the grammar, numbered in one register. */
export function demoContent(now: Date): DemoContent {
  const timeline = new Timeline(now);
  const plans = loadTexts().map((text) => planText(text, timeline));
  const drafts = [...generateDrafts({ seed: GRAMMAR_SEED, count: GRAMMAR_DOCUMENTS, now: new Date(now.getTime() - GRAMMAR_DAYS_AGO * DAY_MS) })];
  const numbersOf = register([
    ...plans.map((plan) => ({ ...plan, key: plan.text.key, series: plan.text.header.series ?? null, own: plan.text.header.issuer === undefined })),
    ...drafts.map((draft) => ({ ...draft, key: draft.input.sourceKey, own: true })),
  ]);
  const named = namer(plans, timeline, numbersOf);
  const saves = [
    ...plans.flatMap((plan) => savesOf(plan, timeline, numbersOf(plan.text.key), named)),
    ...drafts.map(({ input, publishedAt }) => ({ at: publishedAt, input: ofDepartment({ ...input, ...numbersOf(input.sourceKey) }) })),
  ];
  return { saves: saves.toSorted((left, right) => left.at.getTime() - right.at.getTime()), relations: plans.flatMap((plan) => relationsOf(plan, named)) };
}

type Registered = {
  readonly key: string;
  readonly series: string | null;
  readonly writtenOn: string;
  readonly publishedOn: string;
  /** Other organs' documents are in their own register of index numbers, which is not here. */
  readonly own: boolean;
};

/** Numbers everything in order of time: index numbers by publication, document numbers by writing. */
function register(all: readonly Registered[]): (key: string) => DocumentNumbers {
  const numbering = new Numbering();
  const inOrder = (date: 'writtenOn' | 'publishedOn') => all.toSorted((left, right) => compare(left[date], right[date]) || compare(left.key, right.key));
  const documents = new Map(inOrder('writtenOn').map(({ key, writtenOn, series }) => [key, numbering.document(writtenOn, series)]));
  const indexes = new Map(inOrder('publishedOn').filter(({ own }) => own).map(({ key, publishedOn }) => [key, numbering.index(publishedOn)]));
  return (key) => ({ indexNumber: indexes.get(key) ?? null, documentNumber: documents.get(key) ?? null });
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** On the site of the department, what its cities report is published by the department and names them as the source. */
function ofDepartment(input: DocumentInput): DocumentInput {
  return { ...input, issuer: { name: DEPARTMENT, own: true } };
}
