import { testBlobs } from '@openhall/files/testing';
import { demoSite, seedDemo } from '@openhall/demo-data';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import type { DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered, Asked } from '../../test/ask.ts';
import { crawl } from '../../test/crawl.ts';
import { hostileTexts, leakIn, markupIn } from '../../test/hostile-text.ts';
import { publicSite } from '../../test/public-site.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { composeSchema, createServices, type Tables } from '../compose.ts';
import { prepareDocuments, type TrustedDocuments } from '../graphql/trusted-documents.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const schema = composeSchema();

let database: TestDatabase<Tables>;
let gateway: RunningGateway;
let documents: TrustedDocuments;
/** Each path with a form or a filter on it, and the parameters these name. */
let doors: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  const site = await publicSite();
  database = await createTestDatabase<Tables>();
  const services = await createServices(database.db, demoSite.businessTimeZone, testBlobs());
  await seedDemo({ publishing: services.publishing, now: clock.now() });
  documents = prepareDocuments(schema, { site: site.documents });
  gateway = await runGateway({ database, clock, app: site });
  doors = await findDoors();
}, 240_000);
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

/** Walks the site and reads off its own forms and links what can be asked of it: what is built tomorrow is attacked too. */
async function findDoors(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const fetch = async (address: string) => {
    const { status, text } = await gateway.ask(address, { headers: { accept: 'text/html' } });
    return { status, body: text };
  };
  const visited = await crawl({ seeds: ['/', '/search?q=工伤', '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20'].map((seed) => encodeURI(seed)), origin: 'http://localhost:4000', fetch, ofOneKind: 2 });
  const found = new Map<string, Set<string>>();
  const note = (path: string, name: string) => found.set(path, (found.get(path) ?? new Set()).add(name));
  for (const [address, { body }] of visited) {
    for (const link of [address, ...hrefsOf(body)]) for (const name of new URL(link, 'http://site.invalid').searchParams.keys()) note(new URL(link, 'http://site.invalid').pathname, name);
    for (const [form] of body.matchAll(/<form[\s\S]*?<\/form>/g)) {
      const action = /action="([^"]*)"/.exec(form)?.[1] ?? address;
      for (const [, name] of form.matchAll(/ name="([^"]+)"/g)) note(new URL(action, 'http://site.invalid').pathname, name ?? '');
    }
  }
  return found;
}

const hrefsOf = (body: string): string[] => [...body.matchAll(/href="(\/[^"]*)"/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'));

const expected: ReadonlySet<number> = new Set([200, 301, 302, 303, 308, 400, 404, 405, 410, 413, 414, 415, 421, 422, 431]);

/** What is wrong with an answer to a stranger: it must be an answer or a refusal in words, never a fault, never markup of the stranger's or something of what is inside. */
function complaintsOf({ status, text, headers }: Answered): string[] {
  const page = headers['content-type']?.startsWith('text/html') === true;
  const complaints: [boolean, string][] = [
    [!expected.has(status), `status ${status}`],
    [leakIn(text) !== null, `shows ${leakIn(text)}`],
    [page && markupIn(text) !== null, `holds ${markupIn(text)}`],
    [headers['set-cookie'] !== undefined, 'sets a cookie'],
    [headers['x-request-id'] === undefined, 'has no request id'],
    [headers['x-content-type-options'] !== 'nosniff', 'may be sniffed'],
    [status >= 400 && !/\p{Script=Han}|"errors"/u.test(text), `says nothing: ${text.slice(0, 80)}`],
  ];
  return complaints.filter(([wrong]) => wrong).map(([, complaint]) => complaint);
}

type Question = readonly [path: string, asked?: Asked];

/** Asks one after the other, and tells of every answer there is something to complain of. */
async function unsound(questions: Iterable<Question>): Promise<string[]> {
  const found: string[] = [];
  for (const [path, asked] of questions) {
    const complaints = complaintsOf(await gateway.ask(path, asked));
    if (complaints.length > 0) found.push(`${path.slice(0, 160)} ${JSON.stringify(asked?.headers ?? asked?.body ?? '').slice(0, 160)}: ${complaints.join(', ')}`);
  }
  return found;
}

/** Everything that can be asked with one value in the place of another. */
function* inEveryParameter(ask: (names: readonly string[]) => string[]): Iterable<Question> {
  for (const [path, names] of doors) for (const query of ask([...names].map((name) => encodeURIComponent(name)))) yield [`${path}?${query}`];
}

function* inEveryVariable(): Iterable<Question> {
  const texts = Object.values(hostileTexts).flatMap((text) => decoded(text));
  for (const [hash, { document }] of documents) {
    for (const variable of variablesOf(document)) {
      for (const value of [...texts, '\uD800', null, 1e300, -1, true, [], {}, [[[[]]]], { a: { b: {} } }]) yield ['/graphql', { body: { documentId: hash, variables: { [variable]: value } } }];
    }
    for (const variables of ['', '{', '[]', 'null', '{"__proto__":{"a":1}}', '%00', '['.repeat(3000)]) yield [`/graphql?documentId=${hash}&variables=${encodeURIComponent(variables)}`];
  }
}

const hashes = ['', '0'.repeat(64), '__proto__', 'constructor', '../schema', '\u0000', 'x'.repeat(5000)];
const bodies = ['', '{', '[]', 'null', '1', '"a"', '['.repeat(5000), `{"query":${'{"a":'.repeat(3000)}`, '{"query":{"a":1}}', '{"query":"{ columns { slug } }","variables":[]}', '\u0000', '{"query":"\\ud800"}'];
const headerNames = ['accept', 'accept-encoding', 'accept-language', 'if-none-match', 'if-modified-since', 'range', 'cookie', 'authorization', 'referer', 'user-agent', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-request-id', 'origin', 'content-type'];
const headerValues = ['', ',', '<script>alert(1)</script>', 'a'.repeat(4000), 'bytes=-1-', '"'.repeat(500), '*/*;q=NaN', 'W/"', '\u00ff', 'a=b; '.repeat(500)];

describe('hostile input', () => {
  it('finds the doors it is tried on', () => {
    expect([...doors.keys()]).toEqual(expect.arrayContaining(['/search', '/documents', '/disclosure/deadline']));
    expect([...(doors.get('/documents') ?? [])]).toEqual(expect.arrayContaining(['query', 'kind', 'after', 'publishedFrom']));
  });

  it.each(Object.entries(hostileTexts))('in every parameter of every page: %s', async (_name, value) => {
    const one = inEveryParameter((names) => names.map((name) => `${name}=${value}`));
    const all = inEveryParameter((names) => [names.map((name) => `${name}=${value}`).join('&')]);
    expect(await unsound([...one, ...all])).toEqual([]);
  });

  it.each(Object.entries(hostileTexts))('as a piece of an address: %s', async (_name, value) => {
    const paths = ['/', '/documents/', '/columns/', '/files/', '/files/0123456789abc/', '/sitemap/', '/disclosure/', '/assets/'];
    expect(await unsound(paths.map((path): Question => [`${path}${value}`]))).toEqual([]);
  });

  it('one name many times over, and as a list or an object', async () => {
    const strange = inEveryParameter((names) => names.flatMap((name) => [Array.from({ length: 60 }, () => `${name}=1`).join('&'), `${name}[]=1&${name}[a][b]=2&${name}.length=9`]));
    expect(await unsound(strange)).toEqual([]);
  });

  it('in every variable of every document the site brings along', async () => {
    expect(await unsound(inEveryVariable())).toEqual([]);
  });

  it('in what is no document at all', async () => {
    const byHash = hashes.map((documentId): Question => ['/graphql', { body: { documentId } }]);
    const byText = bodies.map((body): Question => ['/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body }]);
    expect(await unsound([...byHash, ...byText])).toEqual([]);
  });

  it('in headers', async () => {
    const asked = headerNames.flatMap((name) => headerValues.map((value) => ({ headers: { host: 'localhost', [name]: value } })));
    expect(await unsound(asked.flatMap((one): Question[] => [['/documents', one], ['/files/0123456789abc/a.csv', one]]))).toEqual([]);
  });

  it('leaves the site as it was', async () => {
    const { status, text } = await gateway.ask('/documents');
    expect(status).toBe(200);
    expect(text).toContain('失业保险');
  });
});

/** The text itself, where the bytes are text. */
function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}

function variablesOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => (definition.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : []));
}
