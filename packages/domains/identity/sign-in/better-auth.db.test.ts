import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IdentityTables } from '../data/tables.ts';
import { createBetterAuth } from './better-auth.ts';

let database: TestDatabase<IdentityTables>;
beforeAll(async () => {
  database = await createTestDatabase<IdentityTables>();
});
afterAll(() => database.drop());

it('better-auth finds the tables it expects: an update of it that wants others does not go unnoticed', async () => {
  const settings = { siteUrl: 'https://rst.example.cn', siteName: '示例厅', signInPage: 'https://rst.example.cn/x', secret: 'of no use anywhere, of no use anywhere', oidc: null };
  const auth = createBetterAuth(database.db, settings, { log: { error: () => undefined }, clock: { now: () => new Date() } });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
  expect(toBeCreated.map(({ table }) => table)).toEqual([]);
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([]);
});
