import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldLedger, openSigner } from '@openhall/ledger';
import { countStatements } from '@openhall/database';
import { createTestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentInput } from '../data/document-input.ts';
import { documentId } from '../data/identity.ts';
import type { PublishingTables } from '../data/tables.ts';
import { createPublishing, type Publishing } from '../index.ts';
import { ask } from '../testing/request.ts';
import { NOW, sampleDocument, testOptions } from '../testing/sample-document.ts';

const DOCUMENTS: Readonly<Record<string, Partial<DocumentInput>>> = {
  DRAFT: { publicationState: 'DRAFT', publishedAt: null },
  SCHEDULED: { publicationState: 'SCHEDULED', publishedAt: new Date('2026-12-24T02:00:00Z') },
  EMBARGOED: { embargoUntil: new Date('2026-12-24T02:00:00Z') },
  PUBLISHED: {},
  WITHDRAWN: { publicationState: 'WITHDRAWN' },
  ON_REQUEST: { disclosureAttribute: 'ON_REQUEST' },
  WITHHELD: { disclosureAttribute: 'WITHHELD' },
};
const PUBLISHED = documentId('test', 'PUBLISHED');

const folder = mkdtempSync(join(tmpdir(), 'openhall-desk-'));
let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  await publishing.saveDocument(sampleDocument('PUBLISHED', { bodyHtml: '<p>十五日内答复。</p>', publicationState: 'DRAFT', publishedAt: null }), { now: new Date('2026-11-01T00:00:00Z') });
  for (const [key, changes] of Object.entries(DOCUMENTS)) {
    // A withdrawn record was public first.
    if (key === 'WITHDRAWN') await publishing.saveDocument(sampleDocument(key), { now: new Date('2026-11-02T00:00:00Z') });
    await publishing.saveDocument(sampleDocument(key, { title: `标题${key}`, ...changes }), { now: new Date('2026-11-03T00:00:00Z'), actor: '甲' });
  }
  await publishing.saveDocument(sampleDocument('PUBLISHED', { title: '标题PUBLISHED', bodyHtml: '<p>二十日内答复。</p>', changeNote: '改期限' }), { now: new Date('2026-11-04T00:00:00Z'), actor: '乙' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** The one field a query asks for. */
async function answerTo<Answer>(source: string, field: string, roles: readonly string[] | null): Promise<Answer> {
  const { data, errors } = await ask(publishing, source, NOW, {}, roles);
  expect(errors).toBeUndefined();
  return (data ?? {})[field] as Answer;
}

const standings = async (roles: readonly string[] | null): Promise<string[]> => {
  const { edges } = await answerTo<{ edges: { node: { publication: string } }[] }>('{ deskDocuments(first: 100) { edges { node { publication } } } }', 'deskDocuments', roles);
  return edges.map(({ node }) => node.publication).toSorted();
};

describe('documents at a desk', () => {
  it('are all of them for who decides, each where it stands', async () => {
    expect(await standings(['GENERAL_OFFICE'])).toEqual(Object.keys(DOCUMENTS).toSorted());
  });

  it.each([
    [null, []],
    [[], []],
    [['TRAINEE'], []],
    [['ADMINISTRATOR'], []],
    [['UNIT_LIAISON'], ['PUBLISHED', 'WITHDRAWN']],
    [['SPOKESPERSON'], ['EMBARGOED', 'PUBLISHED', 'SCHEDULED', 'WITHDRAWN']],
    [['DRAFTER'], ['DRAFT', 'EMBARGOED', 'ON_REQUEST', 'PUBLISHED', 'SCHEDULED', 'WITHDRAWN']],
    [['UNIT_LIAISON', 'SPOKESPERSON'], ['EMBARGOED', 'PUBLISHED', 'SCHEDULED', 'WITHDRAWN']],
  ])('are for %j only what their roles reach', async (roles, expected) => {
    expect(await standings(roles)).toEqual(expected);
  });

  it('do not exist one by one where the list leaves them out', async () => {
    const source = `{ withheld: deskDocument(id: "${documentId('test', 'WITHHELD')}") { title } draft: deskDocument(id: "${documentId('test', 'DRAFT')}") { title } }`;
    expect((await ask(publishing, source, NOW, {}, ['DRAFTER'])).data).toEqual({ withheld: null, draft: { title: '标题DRAFT' } });
  });

  it('are found by word and standing, and counted as they are listed', async () => {
    const source = '{ deskDocuments(query: "标题DRAFT", publication: [DRAFT, WITHHELD]) { totalCount edges { node { title } } } }';
    expect((await ask(publishing, source, NOW, {}, ['DIRECTOR'])).data).toEqual({ deskDocuments: { totalCount: 1, edges: [{ node: { title: '标题DRAFT' } }] } });
  });

  it('come page by page, every one once, both ways', async () => {
    type Page = { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string } };
    const page = (args: string) => answerTo<Page>(`{ deskDocuments(${args}) { edges { node { id } } pageInfo { hasNextPage startCursor endCursor } } }`, 'deskDocuments', ['DIRECTOR']);
    const seen: string[] = [];
    let args = 'first: 3';
    for (;;) {
      const { edges, pageInfo } = await page(args);
      seen.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      args = `first: 3, after: "${pageInfo.endCursor}"`;
    }
    expect(new Set(seen).size).toBe(Object.keys(DOCUMENTS).length);
    expect(seen).toHaveLength(Object.keys(DOCUMENTS).length);
    expect(seen[0]).toBe(PUBLISHED);
    const { edges, pageInfo } = await page('last: 2');
    expect(edges.map(({ node }) => node.id)).toEqual(seen.slice(-2));
    expect((await page(`last: 2, before: "${pageInfo.startCursor}"`)).edges.map(({ node }) => node.id)).toEqual(seen.slice(-4, -2));
  });
});

describe('the reading view', () => {
  it('takes four statements whatever its history, and a list two, with one more for all columns on it', async () => {
    const page = `{ deskDocument(id: "${PUBLISHED}") { title column { name } revision { bodyHtml } revisions { number } ledgerTrail { code } } }`;
    const list = '{ deskDocuments(first: 100) { totalCount edges { node { title publication status issuer { name } column { name } } } } }';
    const counted = async (source: string) => (await countStatements(() => ask(publishing, source, NOW, {}, ['DIRECTOR']))).statements.length;
    expect([await counted(page), await counted(list)]).toEqual([4, 2]);
  });

  it('has every version, drafts too, with its text, its facts and who wrote it', async () => {
    const { data } = await ask(publishing, `{ deskDocument(id: "${PUBLISHED}") { revisionNumber revisions { number actor changeNote } old: revision(number: 1) { bodyHtml facts { name value } } revision { bodyHtml } none: revision(number: 9) { bodyHtml } } }`, NOW, {}, ['DIRECTOR']);
    expect(data?.['deskDocument']).toMatchObject({
      revisionNumber: 3,
      revisions: [{ number: 3, actor: '乙', changeNote: '改期限' }, { number: 2, actor: '甲' }, { number: 1, actor: null }],
      old: { bodyHtml: '<p>十五日内答复。</p>', facts: expect.arrayContaining([{ name: 'issuer', value: '示例省人力资源和社会保障厅' }]) },
      revision: { bodyHtml: '<p>二十日内答复。</p>' },
      none: null,
    });
  });

  it('tells a corrected file from the one before by its digest', async () => {
    const attachment = (text: string) => ({ attachments: [{ name: '附表.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }] });
    for (const [day, text] of [['05', '旧'], ['06', '新']] as const) await publishing.saveDocument(sampleDocument('files', attachment(text)), { now: new Date(`2026-11-${day}T00:00:00Z`) });
    const source = `{ deskDocument(id: "${documentId('test', 'files')}") { old: revision(number: 1) { facts { name value } } now: revision { facts { name value } } } }`;
    type Facts = { facts: { name: string; value: string }[] };
    const { old, now } = await answerTo<{ old: Facts; now: Facts }>(source, 'deskDocument', ['DIRECTOR']);
    const files = ({ facts }: Facts) => facts.find(({ name }) => name === 'attachments')?.value;
    expect([files(old), files(now)]).toEqual([expect.stringMatching(/^附表\.txt（SHA-256 [0-9a-f]{12}…）$/), expect.stringMatching(/^附表\.txt（SHA-256 [0-9a-f]{12}…）$/)]);
    expect(files(old)).not.toBe(files(now));
  });

  it('has the trail, which names its place and what signs it once it is folded', async () => {
    const source = `{ deskDocument(id: "${PUBLISHED}") { ledgerTrail { change actor revision fields leafIndex leafHash code checkpoint { size } } } }`;
    const trail = async () => (await answerTo<{ ledgerTrail: Record<string, unknown>[] }>(source, 'deskDocument', ['AUDITOR'])).ledgerTrail;
    expect(await trail()).toMatchObject([{ change: 'REVISED', actor: '乙', revision: 3, fields: ['bodyHtml'], leafIndex: null, checkpoint: null }, { change: 'PUBLISHED', actor: '甲', revision: 2 }]);
    await foldLedger(database.db, { signer: openSigner(join(folder, 'key.pem'), 'example.test/ledger'), clock: { now: () => NOW } });
    const [newest, first] = await trail();
    expect(newest).toMatchObject({ leafIndex: expect.any(Number), leafHash: expect.stringMatching(/^[0-9a-f]{64}$/), checkpoint: { size: expect.any(Number) } });
    expect(Number(newest?.['leafIndex'])).toBeGreaterThan(Number(first?.['leafIndex']));
  });
});
