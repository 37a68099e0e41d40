import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { csvOf } from './write-csv.ts';

describe('CSV for spreadsheets', () => {
  it('runs nothing a cell holds, and quotes what must be quoted', async () => {
    expect((await buffer(csvOf([['=1+1', '+1', '-1', '@x', '\t=1'], ['一,二', '"', '一\n二']]))).toString()).toBe('\uFEFF\'=1+1,\'+1,\'-1,\'@x,\'\t=1\r\n"一,二","""","一\n二"\r\n');
  });
});
