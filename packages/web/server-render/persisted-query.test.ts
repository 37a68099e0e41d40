import { describe, expect, it } from 'vitest';
import type { Execute, ExecutionResult } from './contract.ts';
import { documentHash, QueryFailure, queryWith, RefusedInput, type PersistedDocument } from './persisted-query.ts';

const document: PersistedDocument<{ title: string }, { id: string }> = { __meta__: { hash: 'abc' } };
const answering = (result: ExecutionResult<unknown>) => queryWith((async () => result) as Execute);
const input = { message: '日期不存在。', extensions: { code: 'BAD_USER_INPUT' } };

describe('a query of a page', () => {
  it('is asked for by its hash, with its variables', async () => {
    const asked: unknown[] = [];
    const execute = (async (hash: string, variables: unknown) => {
      asked.push([hash, variables]);
      return { data: { title: '条例' } };
    }) as Execute;
    expect(await queryWith(execute)(document, { id: 'x' })).toEqual({ title: '条例' });
    expect(asked).toEqual([['abc', { id: 'x' }]]);
  });

  it('that the schema refuses because of what was typed says so with reasons', async () => {
    const refused = answering({ data: null, errors: [input, { ...input, message: '游标无效。' }] })(document, { id: 'x' });
    await expect(refused).rejects.toThrow(RefusedInput);
    await expect(refused).rejects.toMatchObject({ reasons: ['日期不存在。', '游标无效。'] });
  });

  it.each([
    ['an error that is not the visitor’s', { errors: [input, { message: 'no connection', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }],
    ['an error without a code, beside data', { data: { title: '条例' }, errors: [{ message: 'a bug' }] }],
    ['no data', { data: null }],
    ['nothing at all', {}],
  ])('fails on %s', async (_case, result) => {
    await expect(answering(result)(document, { id: 'x' })).rejects.toThrow(QueryFailure);
  });

  it('that codegen has not hashed cannot be asked', () => {
    expect(() => documentHash({})).toThrow(/codegen/);
  });
});
