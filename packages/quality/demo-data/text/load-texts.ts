/// <reference types="vite/client" />
import { parseText, type DemoText } from './parse-text.ts';

const files = import.meta.glob<string>('../texts/*/*.txt', { query: '?raw', import: 'default', eager: true });

/** Every text of the demonstration, in the order of their keys. */
export function loadTexts(): DemoText[] {
  return Object.entries(files)
    .map(([path, raw]) => parseText(path.replace('../texts/', '').replace(/\.txt$/u, ''), raw))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
}
