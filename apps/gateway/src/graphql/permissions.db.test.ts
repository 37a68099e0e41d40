import { testBlobs } from '@openhall/files/testing';
import { EVERYONE, PermissionError, type OperationName } from '@openhall/permission';
import { ROLES } from '@openhall/identity/rules';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { extendSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../test/browser-session.ts';
import { operationDocuments } from '../../test/operation-documents.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import { oneOfEach, takeIn } from '../../test/staff.ts';
import { composeSchema, createServices, domainPermissions, type Tables } from '../compose.ts';
import { guardOperations } from './guard.ts';

const clock = fixedClock(new Date().toISOString());
const documents = operationDocuments(composeSchema());
const operations = Object.keys(documents) as OperationName[];
const nobody = 'nobody';

let database: TestDatabase<Tables>;
let gateway: RunningGateway;
let browsers: Map<string, BrowserSession>;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  const { identity } = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents } });
  browsers = new Map<string, BrowserSession>([[nobody, new BrowserSession(gateway)], ...(await oneOfEach(gateway, identity, clock.now()))]);
  await takeIn(identity, 'another', ['ADMINISTRATOR'], clock.now());
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

function browserOf(who: string): BrowserSession {
  const browser = browsers.get(who);
  if (browser === undefined) throw new Error(`nobody is signed in as ${who}`);
  return browser;
}

/** What became of an operation: the code of the refusal, or `open` whatever else it answered. */
async function outcome(who: string, operation: OperationName): Promise<string> {
  const { data, errors } = await browserOf(who).run(operation);
  const code = errors?.[0]?.extensions.code;
  if (code === undefined && data === undefined) throw new Error(`${operation} answered nothing to ${who}`);
  if (code === 'INTERNAL_SERVER_ERROR') throw new Error(`${operation} failed for ${who}`);
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'open';
}

/** What the rows say, read as plainly as can be. */
function stated(who: string, operation: OperationName): string {
  const domain = domainPermissions.find((one) => Object.hasOwn(one.operations, operation));
  const event = domain?.operations[operation];
  if (event === EVERYONE) return 'open';
  if (who === nobody) return 'UNAUTHENTICATED';
  return Object.values(domain?.table[who] ?? {}).some((events) => events?.includes(event ?? '') === true) ? 'open' : 'FORBIDDEN';
}

describe('every operation of the schema', () => {
  it('does for every role, and for nobody, what the permission tables say', async () => {
    const matrix: string[] = [];
    for (const operation of operations.toSorted()) {
      const outcomes: string[] = [];
      for (const who of browsers.keys()) {
        const found = await outcome(who, operation);
        expect(found, `${operation} as ${who}`).toBe(stated(who, operation));
        outcomes.push(found === 'open' ? '✓' : '·');
      }
      matrix.push(`| ${operation} | ${outcomes.join(' | ')} |`);
    }
    const head = ['| operation |', ...[...browsers.keys()].map((who) => ` ${who} |`)].join('');
    const rule = `|${'---|'.repeat(browsers.size + 1)}`;
    // For people: who may do what, in one place. To take a change over: `vitest run apps/gateway/src/graphql/permissions.db.test.ts -u`.
    await expect([head, rule, ...matrix, ''].join('\n')).toMatchFileSnapshot('../../permissions.md');
    expect(browsers.size).toBe(ROLES.length + 1);
  });

  it.each(['Query', 'Mutation'])('has a row: a new field of %s without one keeps the gateway from starting', (type) => {
    const schema = extendSchema(composeSchema(), parse(`extend type ${type} { somethingNew: Int! }`));
    expect(() => guardOperations(schema, domainPermissions, ROLES)).toThrow(new PermissionError(`Permissions and schema do not fit: ${type}.somethingNew has no row in any domain's permissions.`));
  });

  it('that is not open to everyone is in no free text, for administrators either', async () => {
    const administrator = browserOf('ADMINISTRATOR');
    const answer = await administrator.ask('/graphql', { body: { query: '{ people { totalCount } }' } });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Cannot query field')]);
    const shown = await gateway.ask('/graphql', { body: { query: '{ __schema { queryType { fields { name } } mutationType { name } } }' } });
    const { queryType, mutationType } = (shown.json()['data'] as { __schema: { queryType: { fields: { name: string }[] }; mutationType: unknown } }).__schema;
    expect(mutationType).toBeNull();
    expect(queryType.fields.map(({ name }) => `Query.${name}`).toSorted()).toEqual(operations.filter((operation) => stated(nobody, operation) === 'open').toSorted());
  });
});

describe('what somebody is answered', () => {
  it('is kept nowhere', async () => {
    const answers = [];
    for (const who of ['AUDITOR', nobody, 'AUDITOR']) answers.push(await browserOf(who).ask('/graphql?documentId=Query.me'));
    expect(answers.map((answer) => (answer.json()['data'] as { me: unknown }).me === null)).toEqual([false, true, false]);
    expect(answers[0]?.headers['cache-control']).toBe('no-store');
  });

  it('changes nothing where it comes from a foreign page, or by GET', async () => {
    const administrator = browserOf('ADMINISTRATOR');
    const foreign = await administrator.ask('/graphql', { body: { documentId: 'Mutation.createUnit' }, headers: { origin: 'https://evil.example' } });
    expect([foreign.status, foreign.text]).toEqual([403, expect.stringContaining('FOREIGN_ORIGIN')]);
    expect((await administrator.ask('/graphql?documentId=Mutation.createUnit')).status).toBe(405);
  });
});
