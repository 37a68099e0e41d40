import { describe, expect, it } from 'vitest';
import { mediaFor } from './theme.ts';

const dark = '(prefers-color-scheme: dark)';
const both = '(prefers-contrast: more) and (prefers-color-scheme: dark)';

describe('a chosen theme', () => {
  it('leaves the device its wish where nothing is chosen', () => {
    expect([dark, both].map((query) => mediaFor(query, 'auto'))).toEqual([dark, both]);
  });

  it('in the dark holds always, and with more contrast where the device wants that', () => {
    expect([dark, both].map((query) => mediaFor(query, 'dark'))).toEqual(['all', '(prefers-contrast: more)']);
  });

  it('in the light never holds', () => {
    expect([dark, both].map((query) => mediaFor(query, 'light'))).toEqual(['not all', 'not all']);
  });

  it('touches no other condition', () => {
    expect(mediaFor('(min-width: 48em)', 'dark')).toBe('(min-width: 48em)');
  });
});
