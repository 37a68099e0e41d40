import { documentId, type DocumentInput, type RelationInput } from '@openhall/publishing';
import type { LocalDate } from '@openhall/statutory-time';
import { DEPARTMENT, DEMO_SOURCE } from '../department.ts';
import { Random } from '../random.ts';
import type { Timeline } from '../timeline.ts';
import { attachmentsOf } from './attachments.ts';
import { fillIn, type Named } from './fill-in.ts';
import type { DemoText, TextRevision } from './parse-text.ts';
import { renderBody } from './render-body.ts';
import { readWhen } from './when.ts';

/** A text whose dates are settled; its number may depend on every other text. */
export type PlannedText = {
  readonly text: DemoText;
  readonly writtenOn: LocalDate;
  readonly publishedOn: LocalDate;
  readonly publishedAt: Date;
  readonly effectiveFrom: LocalDate | null;
  readonly effectiveTo: LocalDate | null;
};

/** One act of saving: what is saved, and when it happened. */
export type DemoSave = { readonly at: Date; readonly input: DocumentInput };

export type DocumentNumbers = { readonly indexNumber: string | null; readonly documentNumber: string | null };

/** What texts may say of each other, by key. */
export type Namer = (key: string) => Named;

/** A text is revised and withdrawn during office hours, at a minute of its own. */
const OPENING_MINUTE = 8 * 60 + 40;
const OFFICE_MINUTES = 8 * 60;

/** Settles the dates of a text for the day of seeding. */
export function planText(text: DemoText, timeline: Timeline): PlannedText {
  const { header } = text;
  const writtenOn = timeline.workingDay(readWhen(header.written, timeline));
  const publishedOn = timeline.workingDaysAfter(writtenOn, header.lag);
  const known = { written: writtenOn, published: publishedOn };
  const effectiveFrom = header.effective === undefined ? null : readWhen(header.effective, timeline, known);
  const effectiveTo = header.until === undefined ? null : readWhen(header.until, timeline, effectiveFrom === null ? known : { ...known, effective: effectiveFrom });
  return { text, writtenOn, publishedOn, publishedAt: timeline.at(publishedOn, minuteOf(text.key)), effectiveFrom, effectiveTo };
}

function minuteOf(key: string): number {
  return OPENING_MINUTE + new Random(key).between(0, OFFICE_MINUTES);
}

/** Everything that happened to a text, oldest first: published, revised, withdrawn. */
export function savesOf(plan: PlannedText, timeline: Timeline, numbers: DocumentNumbers, named: Namer): DemoSave[] {
  const { text, publishedAt } = plan;
  const write = (body: string, changeNote: string | null) => inputOf({ plan, body, changeNote, timeline, numbers, named });
  const saves: DemoSave[] = [{ at: publishedAt, input: write(text.body, null) }];
  let body = text.body;
  for (const [position, revision] of text.revisions.entries()) {
    body = edit(text.key, body, revision);
    const on = timeline.workingDaysAfter(timeline.workingDay(readWhen(revision.on, timeline, datesOf(plan))), 0);
    saves.push({ at: timeline.at(on, minuteOf(`${text.key} ${position}`)), input: write(body, revision.note) });
  }
  const last = saves.at(-1)?.input;
  if (text.header.withdrawn !== undefined && last !== undefined) {
    const on = timeline.workingDay(readWhen(text.header.withdrawn, timeline));
    saves.push({ at: timeline.at(on, minuteOf(text.key)), input: { ...last, publicationState: 'WITHDRAWN' } });
  }
  return saves;
}

function datesOf({ writtenOn, publishedOn, effectiveFrom, effectiveTo }: PlannedText) {
  return {
    written: writtenOn,
    published: publishedOn,
    ...(effectiveFrom === null ? {} : { effective: effectiveFrom }),
    ...(effectiveTo === null ? {} : { until: effectiveTo }),
  };
}

/** Applies a revision. Every edit must be found exactly once, or the history would tell another story than the text. */
function edit(key: string, body: string, { on, edits }: TextRevision): string {
  return edits.reduce((text, { from, to }) => {
    if (from === '' || text.split(from).length !== 2) throw new Error(`${key}, revision ${on}: "${from}" does not stand exactly once in the text`);
    return text.replace(from, () => to);
  }, body);
}

type Version = {
  readonly plan: PlannedText;
  readonly body: string;
  readonly changeNote: string | null;
  readonly timeline: Timeline;
  readonly numbers: DocumentNumbers;
  readonly named: Namer;
};

function inputOf({ plan, body, changeNote, timeline, numbers, named }: Version): DocumentInput {
  const { text, writtenOn } = plan;
  const { header } = text;
  const filled = (markup: string) => fillIn(markup, { timeline, dates: datesOf(plan), named });
  const day = (spec: string | undefined) => (spec === undefined ? null : readWhen(spec, timeline, datesOf(plan)));
  const embargoOn = day(header.embargo);
  const ownText = header.issuer === undefined;
  return {
    source: DEMO_SOURCE,
    sourceKey: text.key,
    kind: header.kind,
    title: filled(header.title),
    ...numbers,
    issuer: { name: header.issuer ?? DEPARTMENT, own: ownText },
    columnSlug: text.columnSlug,
    topic: header.topic,
    keywords: header.keywords,
    summary: filled(header.summary),
    author: ownText ? header.unit : null,
    editor: header.editor,
    sourceName: header.issuer ?? DEPARTMENT,
    writtenOn,
    sourcePublishedOn: day(header.sourcePublished),
    effectiveFrom: plan.effectiveFrom,
    effectiveTo: plan.effectiveTo,
    suspendedFrom: day(header.suspended),
    suspendedUntil: day(header.suspendedUntil),
    statusBasis: header.statusBasis === undefined ? null : filled(header.statusBasis),
    textFamily: header.family ?? null,
    ...renderBody(filled(body)),
    attachments: attachmentsOf(text.files, filled, filled(body)),
    publicationState: header.state,
    disclosureAttribute: header.attribute,
    publishedAt: header.state === 'DRAFT' ? null : plan.publishedAt,
    embargoUntil: embargoOn === null ? null : timeline.at(embargoOn, OPENING_MINUTE),
    changeNote,
  };
}

/** Lets texts name each other. Titles may themselves name other texts. */
export function namer(plans: readonly PlannedText[], timeline: Timeline, numbersOf: (key: string) => DocumentNumbers): Namer {
  const byKey = new Map(plans.map((plan) => [plan.text.key, plan]));
  const named: Namer = (key) => {
    const plan = byKey.get(key);
    if (plan === undefined) throw new Error(`there is no text ${key}`);
    return { title: fillIn(plan.text.header.title, { timeline, dates: datesOf(plan), named }), documentNumber: numbersOf(key).documentNumber, writtenOn: plan.writtenOn, effectiveFrom: plan.effectiveFrom };
  };
  return named;
}

/** What a text does to others, as its header says. */
export function relationsOf(plan: PlannedText, named: Namer): RelationInput[] {
  const { header, key } = plan.text;
  const { title, documentNumber } = named(key);
  const act = {
    fromId: documentId(DEMO_SOURCE, key),
    effectiveOn: plan.effectiveFrom,
    basis: `《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}${header.basis ?? ''}`,
  };
  const on = (other: string) => {
    named(other);
    return documentId(DEMO_SOURCE, other);
  };
  return [
    ...(header.interprets ?? []).map((other) => ({ fromId: act.fromId, toId: on(other), relation: 'INTERPRETS' as const })),
    ...(header.amends ?? []).map((other) => ({ ...act, toId: on(other), relation: 'AMENDS' as const })),
    ...(header.repeals ?? []).map((other) => ({ ...act, toId: on(other), relation: 'REPEALS' as const })),
  ];
}
