import type { CatalogueContent, CatalogueItem } from '../data/catalogue-content.ts';
import type { ItemChange } from '../data/difference.ts';

/** A change by the row it is made to, so that the list holds nothing of the catalogue; of added rows the number only tells them apart. */
export interface ListedChange {
  readonly row: number;
  readonly change: ItemChange;
}

const CHANGED: Readonly<Record<Exclude<ItemChange, 'ADDED' | 'REMOVED'>, (item: CatalogueItem) => CatalogueItem>> = {
  GRADE: (item) => ({ ...item, grade: item.grade === 'A' ? 'B' : 'A' }),
  LIMITS: (item) => ({ ...item, limits: [...item.limits, { kind: 'NOTE', value: '限示例范围。' }] }),
  PRICE: (item) => ({ ...item, priceLimit: (item.priceLimit ?? 0) + 100 }),
  DESCRIPTION: (item) => ({ ...item, unit: '示例单位' }),
};

const ADDED: CatalogueItem = {
  key: '', subject: '', code: null, name: '', form: null, grade: null, classCode: null, unit: null, priceLimit: null, serviceYears: null, material: null, purpose: null, appliesTo: null, note: null, limits: [],
};

/** The next edition of a catalogue, and what the difference of the two must show, nothing more and nothing less. */
export function secondEdition(content: CatalogueContent, listed: readonly ListedChange[]): { readonly content: CatalogueContent; readonly expected: Readonly<Record<string, ItemChange>> } {
  const items: (CatalogueItem | null)[] = [...content.items];
  const expected: Record<string, ItemChange> = {};
  for (const { row, change } of listed) {
    const item = items[row];
    const changed = item === undefined || item === null ? { ...ADDED, key: `示例${row}`, subject: `示例${row}`, name: `示例条目${row}` } : item;
    expected[changed.key] = change;
    if (change === 'ADDED') items.push(changed);
    else items[row] = change === 'REMOVED' ? null : CHANGED[change](changed);
  }
  return { content: { ...content, items: items.filter((item) => item !== null) }, expected };
}
