import type { DocumentInput } from '@openhall/publishing';
import { OWN_KINDS, parseDocumentNumber, parseIndexNumber } from '@openhall/publishing/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoSite } from '../demo-site.ts';
import { foreignMarkup } from '../testing/markup.ts';
import { generateDocuments } from './generate-documents.ts';
import { COMMON_WORD } from './vocabulary.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const many = [...generateDocuments({ seed: 7, count: 4000, now: NOW })];
const share = (test: (input: DocumentInput) => boolean) => many.filter(test).length / many.length;
const whole = ({ title, summary, bodyText, keywords }: DocumentInput) => [title, summary, bodyText, ...(keywords ?? [])].join('\n');

describe('generated documents', () => {
  it('are the same for the same seed, count and day, and others for another seed', () => {
    const options = { seed: 3, count: 200, now: NOW };
    expect([...generateDocuments(options)]).toEqual([...generateDocuments({ ...options, now: new Date('2026-11-24T13:00:00Z') })]);
    expect([...generateDocuments(options)].map(({ title }) => title)).not.toEqual([...generateDocuments({ ...options, seed: 4 })].map(({ title }) => title));
  });

  it('fill all six kinds and all eight columns, unevenly', () => {
    expect(new Set(many.map(({ kind }) => kind))).toEqual(new Set(OWN_KINDS));
    expect(new Set(many.map(({ columnSlug }) => columnSlug))).toEqual(new Set(demoSite.columns.map(({ slug }) => slug)));
    expect(share(({ kind }) => kind === 'BUSINESS')).toBeGreaterThan(0.4);
    expect(share(({ kind }) => kind === 'OVERVIEW')).toBeLessThan(0.04);
    expect(share(({ columnSlug }) => columnSlug === 'employment')).toBeGreaterThan(5 * share(({ columnSlug }) => columnSlug === 'veterans'));
  });

  it('hold the common word in three of five, and nowhere else', () => {
    expect(share((input) => whole(input).includes(COMMON_WORD))).toBeGreaterThan(0.57);
    expect(share((input) => whole(input).includes(COMMON_WORD))).toBeLessThan(0.63);
  });

  it('have titles, numbers and keys of their own', () => {
    for (const values of [many.map(({ title }) => title), many.map(({ indexNumber }) => indexNumber), many.map(({ sourceKey }) => sourceKey)]) expect(new Set(values).size).toBe(many.length);
    const numbers = many.map(({ documentNumber }) => documentNumber ?? null).filter((number) => number !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => parseDocumentNumber(number) !== null)).toBe(true);
    expect(many.every(({ indexNumber }) => parseIndexNumber(indexNumber ?? '') !== null)).toBe(true);
  });

  it('are a few hundred to a few thousand characters long', () => {
    const lengths = many.map(({ bodyText }) => bodyText.length).toSorted((left, right) => left - right);
    expect(lengths[0]).toBeGreaterThanOrEqual(300);
    expect(lengths.at(-1)).toBeLessThanOrEqual(3600);
    expect(lengths.at(-1)).toBeGreaterThan(2000);
  });

  it('come oldest first and end with what is new', () => {
    const instants = many.map(({ publishedAt }) => publishedAt?.toISOString().slice(0, 10) ?? '');
    expect(instants.toSorted()).toEqual(instants);
    expect(instants.at(-1)).toBe('2026-11-23');
  });

  it('of any seed, size and day are written before they are published, and published before that day', () => {
    const day = fc.date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2032-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), day, (seed, count, now) => {
        const wrong = [...generateDocuments({ seed, count, now })].filter(
          ({ writtenOn, publishedAt, bodyHtml, bodyText, title }) =>
            publishedAt === null || publishedAt >= now || (writtenOn ?? '') > publishedAt.toISOString() || foreignMarkup(bodyHtml).length > 0 || /[{}]|undefined|NaN/u.test(title + bodyText),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
