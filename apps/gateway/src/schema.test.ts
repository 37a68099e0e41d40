import { lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSchema } from './compose.ts';

describe('the composed schema', () => {
  // The front ends are typed from the committed file. To take a change over: `vitest run apps/gateway/src/schema.test.ts -u`.
  it('is what apps/gateway/schema.graphql says', async () => {
    await expect(`${printSchema(lexicographicSortSchema(composeSchema()))}\n`).toMatchFileSnapshot('../schema.graphql');
  });
});
