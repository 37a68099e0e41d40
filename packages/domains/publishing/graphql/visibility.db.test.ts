import { createTestDatabase } from '@openhall/testkit';
import { getNamedType, isCompositeType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentInput } from '../data/document-input.ts';
import { documentId } from '../data/identity.ts';
import type { PublishingTables } from '../data/tables.ts';
import { createPublishing, type Publishing } from '../index.ts';
import { selectEverything } from '../testing/query-everything.ts';
import { ask, schema } from '../testing/request.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';

/** Stands in every text field of every hidden record: wherever it shows, something leaked. */
const MARK = '绝不可见';
const EMBARGO = new Date('2026-12-24T02:00:00Z');
const HIDDEN: Readonly<Record<string, Partial<DocumentInput>>> = {
  draft: { publicationState: 'DRAFT', publishedAt: null },
  scheduled: { publicationState: 'SCHEDULED', publishedAt: EMBARGO },
  'published later': { publishedAt: EMBARGO },
  embargoed: { embargoUntil: EMBARGO },
  withdrawn: { publicationState: 'WITHDRAWN' },
  withheld: { disclosureAttribute: 'WITHHELD' },
  'on request': { disclosureAttribute: 'ON_REQUEST' },
};
const hiddenId = (name: string) => documentId('test', `${MARK} ${name}`);
const PUBLIC = documentId('test', 'public');

function hiddenDocument(name: string, changes: Partial<DocumentInput>): DocumentInput {
  return sampleDocument(`${MARK} ${name}`, {
    title: `${MARK}工伤保险${name}`, documentNumber: `${MARK}〔2026〕1号`, indexNumber: `${MARK}/2026-1`, issuer: { name: `${MARK}机关`, own: false },
    columnSlug: 'employment', topic: '就业', keywords: ['工伤', MARK], summary: MARK, author: MARK, editor: MARK, sourceName: MARK, sourceUrl: `https://example.org/${MARK}`,
    textFamily: '工伤保险条例', bodyHtml: `<p>${MARK}</p>`, bodyText: MARK, outline: [{ anchor: 'art-1', level: 3, title: MARK }],
    attachments: [{ name: `${MARK}.txt`, mediaType: 'text/plain', bytes: new TextEncoder().encode(MARK) }], ...changes,
  });
}

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  await publishing.syncColumns([{ slug: 'employment', name: '就业', description: '就业', keywords: [], columnType: '政策文件', updateDays: 14 }]);
  const shown = { title: '工伤保险规定', columnSlug: 'employment', topic: '就业', keywords: ['工伤'], textFamily: '工伤保险条例' };
  // The public document was a draft once, with a text nobody may read.
  await publishing.saveDocument(sampleDocument('public', { ...shown, title: `${MARK}草稿`, bodyHtml: `<p>${MARK}</p>`, publicationState: 'DRAFT', publishedAt: null, changeNote: MARK }), { now: new Date('2026-10-01T00:00:00Z') });
  await publishing.saveDocuments([sampleDocument('public', shown), sampleDocument('neighbour', shown)], { now: new Date('2026-11-02T00:00:00Z') });
  for (const [name, changes] of Object.entries(HIDDEN)) {
    // The withdrawn record was public first: only then is it remembered.
    if (name === 'withdrawn') await publishing.saveDocument(hiddenDocument(name, {}), { now: new Date('2026-11-03T00:00:00Z') });
    await publishing.saveDocument(hiddenDocument(name, changes), { now: new Date('2026-11-10T00:00:00Z') });
  }
  const ends = Object.keys(HIDDEN).map(hiddenId);
  const relations = (['INTERPRETS', 'AMENDS', 'REPEALS'] as const).flatMap((relation) =>
    ends.flatMap((hidden) => [{ fromId: hidden, toId: PUBLIC, relation, basis: MARK }, { fromId: PUBLIC, toId: hidden, relation, basis: MARK }]),
  );
  await publishing.saveRelations(relations, { now: new Date('2026-11-11T00:00:00Z') });
  const { rows } = await database.pool.query<{ code: string }>('select code from ledger_events order by id');
  CODES.push(...rows.map(({ code }) => `(code: "${code}")`));
});
afterAll(() => database.drop());

/** Every code the ledger has, those of hidden records too. */
const CODES: string[] = [];

/** How to ask each field of Query for the hidden records: by their identifiers, and by every word they hold. */
const PROBES: Readonly<Record<string, readonly string[]>> = {
  document: [...Object.keys(HIDDEN).map((name) => `(id: "${hiddenId(name)}")`), `(id: "${PUBLIC}")`],
  removedDocument: Object.keys(HIDDEN).map((name) => `(id: "${hiddenId(name)}")`),
  documents: ['(first: 100)', '(last: 100, sort: OLDEST)', `(query: "${MARK}")`, `(issuer: "${MARK}机关")`, '(column: "employment", status: [IN_FORCE, REPEALED, AMENDED])', '(own: false)'],
  columns: [''],
  column: ['(slug: "employment")'],
  issuers: [''],
  search: [`(query: "${MARK}")`, '(query: "工伤保险")', `(query: "${MARK}〔2026〕1号")`, `(query: "${MARK}/2026-1")`, '(query: "工伤保险", sort: NEWEST)'],
  searchSuggestions: [`(prefix: "${MARK}")`, '(prefix: "工伤")', '(prefix: "gsbx")'],
  sitemapParts: [''],
  sitemap: ['(from: "0000000000000")'],
  verify: CODES,
  changes: ['(first: 100)', '(last: 100)', '(kind: [WITHDRAWN])', '(kind: [REVISED, VALIDITY_CHANGED])'],
  // For staff: whoever is not signed in finds nothing in it, even where nobody asked whether they may.
  deskDocuments: ['(first: 100)', `(query: "${MARK}")`, '(publication: [DRAFT, WITHHELD])'],
  deskDocument: [...Object.keys(HIDDEN).map((name) => `(id: "${hiddenId(name)}")`), `(id: "${PUBLIC}")`],
  deadline: ['(receivedOn: "2026-11-24", workingDays: 5)'],
};

async function everything(now: Date): Promise<string> {
  const answers: string[] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const probes = PROBES[field.name];
    if (probes === undefined) throw new Error(`Say in PROBES how Query.${field.name} could be made to show a hidden record.`);
    const type = getNamedType(field.type);
    for (const probe of probes) {
      const source = `{ ${field.name}${probe} ${isCompositeType(type) ? `{ ${selectEverything(schema, type)} }` : ''} }`;
      const { data, errors } = await ask(publishing, source, now);
      expect(errors?.map((error) => `${field.name}${probe}: ${error.message}`)).toBeUndefined();
      answers.push(JSON.stringify(data));
    }
  }
  return answers.join('\n');
}

describe('what is not public', () => {
  it('shows in no field of the schema, however it is asked for', async () => {
    expect(CODES.length).toBeGreaterThan(3);
    const answers = await everything(NOW);
    expect(answers).toContain('工伤保险规定');
    expect(answers).not.toContain(MARK);
    // The one thing that may be said of a hidden record: that it was withdrawn, and when.
    const said = Object.keys(HIDDEN).filter((name) => answers.includes(hiddenId(name)));
    expect(said).toEqual(['withdrawn']);
    expect(answers).toContain(`{"removedDocument":{"__typename":"RemovedDocument","id":"${hiddenId('withdrawn')}","removedOn":"2026-11-10"}}`);
  });

  it('shows once it is due: the test above would notice', async () => {
    const answers = await everything(EMBARGO);
    for (const name of ['published later', 'embargoed']) expect(answers).toContain(`${MARK}工伤保险${name}`);
    for (const name of ['draft', 'scheduled', 'withheld', 'on request']) expect(answers).not.toContain(hiddenId(name));
  });

  it('is counted in no column, issuer list, total or facet', async () => {
    const { data } = await ask(publishing, '{ columns { documentCount } issuers { name } documents { totalCount } search(query: "工伤保险") { totalCount facets { values { label count } } } }', NOW);
    expect(data).toMatchObject({ columns: [{ documentCount: 2 }], issuers: [{ name: '示例省人力资源和社会保障厅' }], documents: { totalCount: 2 }, search: { totalCount: 2 } });
  });

  it('does not change the validity of what is public', async () => {
    const { data } = await ask(publishing, `{ document(id: "${PUBLIC}") { status validity { status basis since until } amendedBy { id } repealedBy { id } } }`, NOW);
    expect(data).toEqual({ document: { status: 'IN_FORCE', validity: { status: 'IN_FORCE', basis: null, since: null, until: null }, amendedBy: [], repealedBy: [] } });
  });

  it('takes no coming repeal from the public text that announced it, nor moves the day the text last changed', async () => {
    const [target, open, secret] = ['announced', 'open repeal', 'secret repeal'].map((key) => documentId('test-announced', key));
    const saved = { now: new Date('2026-11-10T00:00:00Z') };
    const own = await createTestDatabase<PublishingTables>();
    try {
      const other = createPublishing({ db: own.db, ...testOptions() });
      const text = (key: string, changes: Partial<DocumentInput> = {}) => sampleDocument(key, { source: 'test-announced', ...changes });
      await other.saveDocuments([text('announced'), text('open repeal'), text('secret repeal', { embargoUntil: EMBARGO })], saved);
      const shown = async () => ({
        ...(await ask(other, `{ document(id: "${target}") { validity { status basis since until } } }`, NOW)).data,
        sitemap: (await other.sitemap('0'.repeat(13), { now: NOW })).filter((entry) => entry.id === target),
      });
      await other.saveRelations([{ fromId: `${open}`, toId: `${target}`, relation: 'REPEALS', effectiveOn: '2027-03-01' }], saved);
      const before = await shown();
      await other.saveRelations([{ fromId: `${secret}`, toId: `${target}`, relation: 'REPEALS', effectiveOn: '2027-01-01' }], { now: NOW });
      expect(before).toMatchObject({ document: { validity: { until: '2027-02-28' } }, sitemap: [{ updatedAt: saved.now }] });
      expect(await shown()).toEqual(before);
    } finally {
      await own.drop();
    }
  });

  it('has no files, no place in the sitemap and no text through a loader', async () => {
    const files = await database.db.selectFrom('attachments').select('id').execute();
    expect(files).toHaveLength(Object.keys(HIDDEN).length);
    for (const { id } of files) {
      expect(await publishing.attachment(id, { now: NOW })).toBeNull();
      expect(await publishing.attachmentBytes(id, { offset: 0, length: 10 }, { now: NOW })).toBeNull();
    }
    expect((await publishing.sitemap('0'.repeat(13), { now: NOW })).map((entry) => entry.id).toSorted()).toEqual([PUBLIC, documentId('test', 'neighbour')].toSorted());
    const loaders = publishing.loaders({ now: NOW });
    for (const id of Object.keys(HIDDEN).map(hiddenId)) {
      expect(await Promise.all([loaders.attachments(id), loaders.revisions(id), loaders.otherTexts(id), loaders.similar(id)])).toEqual([[], [], [], []]);
      expect(await loaders.relations({ id, relation: 'REPEALS', direction: 'out' })).toEqual([]);
      expect(await loaders.body(id)).toEqual({ bodyHtml: '', outline: [] });
      expect(await loaders.revisionBody({ documentId: id, number: 1, createdAt: NOW, changeNote: null, title: '' })).toBe('');
    }
    // The draft the public document began as is nobody's history, not even by its number.
    expect(await loaders.revisionBody({ documentId: PUBLIC, number: 1, createdAt: NOW, changeNote: null, title: '' })).toBe('');
  });

  it('bounds how long an answer may be kept: the next publication, embargo or business midnight', async () => {
    expect(await publishing.nextChangeAt({ now: NOW })).toEqual(new Date('2026-11-24T16:00:00Z'));
    expect(await publishing.nextChangeAt({ now: new Date('2026-12-24T01:00:00Z') })).toEqual(EMBARGO);
    expect(await publishing.nextChangeAt({ now: EMBARGO })).toEqual(new Date('2026-12-24T16:00:00Z'));
  });
});
