/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

export { articleAnchor, articleToken, fold, normaliseNumber } from './fold.ts';
export { bestPassage, highlight } from './highlight.ts';
export type { Passage, PassageRequest } from './highlight.ts';
export { indexTokens } from './index-tokens.ts';
export type { IndexTokens, Searchable } from './index-tokens.ts';
export { core, parsePrefix, parseQuery, queryParser } from './parse-query.ts';
export type { ParsedQuery, Term } from './parse-query.ts';
export { spellings, SPELLING } from './pinyin-words.ts';
export { loadSynonyms, packagedSynonyms, parseSynonyms, replaceSynonyms, SynonymsError } from './synonyms.ts';
export type { Synonyms } from './synonyms.ts';
export { quoteLexeme } from './vector.ts';

/** The table of synonyms. */
export const searchMigrations = migrationsFrom(import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
