import type { EditionFacts } from '../data/catalogue-content.ts';
import type { CatalogueKind } from '../rules/index.ts';

export const NOW = new Date('2026-11-24T01:00:00Z');

/** Facts of an edition that nobody could take for a real one. */
export function sampleFacts(kind: CatalogueKind, effectiveFrom: string, changes: Partial<EditionFacts> = {}): EditionFacts {
  return { kind, title: `示例目录（${effectiveFrom}）`, scope: '示例省', documentNumber: null, sourceName: '示例来源', sourceUrl: null, effectiveFrom, effectiveTo: null, publishedAt: NOW, ...changes };
}
