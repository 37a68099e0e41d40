import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notices, noticesFile } from '../notices.mjs';

describe('third-party notices', () => {
  it('name what is installed now (otherwise: node scripts/notices.mjs)', () => {
    expect(readFileSync(noticesFile, 'utf8')).toBe(notices());
  });

  it('carry the licence of the holiday files', () => {
    expect(readFileSync(noticesFile, 'utf8')).toMatch(/MIT License[\s\S]+Copyright[\s\S]+Permission is hereby granted/);
  });
});
