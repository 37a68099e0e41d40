/** A shortcut: one key (`?`), or two one after the other (`g d`). */
export interface Shortcut {
  readonly keys: string;
  readonly run: () => void;
}

/** Milliseconds the second key may take. */
const patience = 1200;

/** Where a key is text, or belongs to the control that has the focus. */
const typing = 'input, select, textarea, [contenteditable="true"], dialog[open] *';

export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(typing);

/**
 * Recognises shortcuts in a row of keys.
 * @returns takes a key and the time it came at; answers the shortcut that is complete with it, or null
 */
export function recogniseShortcuts(shortcuts: () => readonly Shortcut[]): (key: string, at: number) => Shortcut | null {
  let first: { readonly key: string; readonly at: number } | null = null;
  return (key, at) => {
    const known = shortcuts();
    const before = first !== null && at - first.at <= patience ? first.key : null;
    const complete = (before === null ? undefined : known.find(({ keys }) => keys === `${before} ${key}`)) ?? known.find(({ keys }) => keys === key);
    first = complete === undefined ? { key, at } : null;
    return complete ?? null;
  };
}
