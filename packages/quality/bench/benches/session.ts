import { createIdentity, createSignIn, OPERATOR, type ReadViewer } from '@openhall/identity';
import { identityTable } from '@openhall/identity/rules';
import { may } from '@openhall/permission';
import { startBenchServer, type BenchServer, type OpenDatabase } from '../harness/database.ts';
import { median, type Bench, type Row } from '../harness/row.ts';

const ROUNDS = 15;
const REQUESTS = 1000;
/** Requests a server works on at once. */
const AT_ONCE = 10;

/** The cookie of somebody who has just signed in with a one-time password. */
async function signedInCookie({ db }: OpenDatabase, now: Date): Promise<{ readViewer: ReadViewer; cookie: string }> {
  const write = { now, viewer: OPERATOR };
  const identity = createIdentity({ db, eventsOf: () => [], signInWays: { passkey: false, oidcName: null } });
  const siteUrl = 'http://localhost:4000';
  const settings = { siteUrl, siteName: '示例厅', signInPage: siteUrl, secret: 'of no use anywhere, of no use anywhere', oidc: null };
  const signIn = createSignIn(db, settings, { log: console, clock: { now: () => now } });
  const unit = await identity.createUnit({ code: 'BGS', name: '厅办公室', sortOrder: 0 }, write);
  if (unit.__typename !== 'UnitSaved') throw new Error('the unit was not made');
  const person = await identity.createPerson({ staffNumber: 'bench', name: '示例', unitId: unit.unit.id, roles: ['ADMINISTRATOR', 'GENERAL_OFFICE', 'UNIT_HEAD'], postIds: [], inChargeOfUnitIds: [] }, write);
  if (person.__typename !== 'CredentialsIssued') throw new Error('the person was not taken in');
  const answer = await signIn.answer({ method: 'POST', target: '/sign-in/username', cookies: undefined, userAgent: undefined, body: { username: 'bench', password: person.oneTimePassword } }, now);
  const cookie = answer.cookies[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in was answered with ${answer.status} ${answer.body}`);
  return { readViewer: signIn.readViewer, cookie };
}

/** Processor time of this process for one request: who sends it, and whether they may. */
async function millisecondsEach(readViewer: ReadViewer, cookie: string, now: Date): Promise<number> {
  const begun = process.cpuUsage();
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    const viewers = await Promise.all(Array.from({ length: AT_ONCE }, () => readViewer(cookie, now)));
    for (const viewer of viewers) if (viewer === null || !may(identityTable, viewer.roles, 'UPDATE_PERSON', 'PERSON_ACTIVE')) throw new Error('the session was not known');
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / REQUESTS;
}

async function measure(server: BenchServer, now: Date): Promise<Row[]> {
  const name = 'session_bench';
  await server.drop(name);
  await server.create(name, now);
  const database = server.open(name);
  try {
    const { readViewer, cookie } = await signedInCookie(database, now);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await millisecondsEach(readViewer, cookie, now));
    // The first rounds warm up.
    const each = median(rounds.slice(5));
    return [{ bench: 'session', what: 'who sends a request (session read from the database) and whether they may, CPU per request', measured: each, unit: 'ms', bound: { atMost: 0.3 }, detail: { microseconds: each * 1000, requests: REQUESTS, rounds: ROUNDS - 5 } }];
  } finally {
    await database.close();
    await server.drop(name);
  }
}

/** What a signed-in request costs before anything is done for it. */
export const session: Bench = {
  name: 'session',
  run: async () => {
    const server = await startBenchServer();
    try {
      return await measure(server, new Date());
    } finally {
      await server.stop();
    }
  },
};
