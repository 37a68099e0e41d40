import type { Finding, FindingKind } from '../findings.ts';
import { findPersonalNumbers, maskPersonalNumbers } from './personal-data.ts';

/** Characters of an excerpt. */
const EXCERPT = 40;

/** Collects what is found, as much of it as is of use: a list of ten thousand numbers needs no ten thousand lines. */
export class FindingList {
  readonly #findings: { kind: FindingKind; place: string; excerpt: string | null; count: number }[] = [];
  readonly #limit: number;
  readonly #surplus = new Map<FindingKind, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(kind: FindingKind, place: string, excerpt: string | null = null, count = 1): void {
    const last = this.#findings.at(-1);
    if (last?.kind === kind && last.place === place && last.excerpt === excerpt) last.count += count;
    else if (this.#findings.length < this.#limit) this.#findings.push({ kind, place, excerpt, count });
    else this.#surplus.set(kind, (this.#surplus.get(kind) ?? 0) + count);
  }

  /** Looks for personal numbers in a text that stands at a place. */
  addPersonalNumbers(text: string, place: string): void {
    for (const { kind, excerpt } of findPersonalNumbers(text)) this.add(kind, place, excerpt);
  }

  /** What was found; what did not fit in it is counted by kind. */
  all(): Finding[] {
    return [...this.#findings, ...[...this.#surplus].map(([kind, count]) => ({ kind, place: '其余各处', excerpt: null, count }))];
  }
}

/** A short piece of a text, with personal numbers masked. */
export function excerptOf(text: string): string | null {
  const characters = [...maskPersonalNumbers(text.replaceAll(/\s+/gu, ' ').trim())];
  if (characters.length === 0) return null;
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('');
}
