import { testBlobs } from '@openhall/files/testing';
import { createFileStore, type FileStore, type FilesTables } from '@openhall/files';
import type { Kysely } from 'kysely';
import type { PublishingTables } from '../data/tables.ts';
import { packagedSynonyms } from '@openhall/search';
import { createCalendar, packagedYears } from '@openhall/statutory-time';
import type { DocumentInput } from '../data/document-input.ts';

/** A normative document of this department, public since 1 November 2026, with whatever a test changes. */
export function sampleDocument(sourceKey: string, changes: Partial<DocumentInput> = {}): DocumentInput {
  return {
    source: 'test',
    sourceKey,
    kind: 'NORMATIVE_DOCUMENT',
    title: `关于${sourceKey}的通知`,
    issuer: { name: '示例省人力资源和社会保障厅', own: true },
    bodyHtml: `<p>${sourceKey}</p>`,
    bodyText: sourceKey,
    outline: [],
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    publishedAt: new Date('2026-11-01T01:00:00Z'),
    ...changes,
  };
}

/** The instant most tests ask at: 24 November 2026, nine in the morning in the business zone. */
export const NOW = new Date('2026-11-24T01:00:00Z');
export const BUSINESS_TIME_ZONE = 'Asia/Shanghai';

/** What `createPublishing` needs besides a database. */
export function testOptions() {
  return { blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: BUSINESS_TIME_ZONE };
}

/** The store of the test run, with the catalogue of a test's own database. */
export function testFiles(db: Kysely<PublishingTables>): FileStore {
  return createFileStore({ db: db as unknown as Kysely<FilesTables>, blobs: testBlobs() });
}
