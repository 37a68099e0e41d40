import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../audit.mjs';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A registry on loopback that knows advisories about what this project really has installed. */
async function registry(answer: { status: number; body: object } | 'silence'): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    if (answer === 'silence') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const advisory = (severity: string) => ({ fastify: [{ id: 1, url: 'https://advisories.example/1', title: 'an invented weakness', severity, vulnerable_versions: '<99.0.0', cwe: [], cvss: { score: 0, vectorString: null } }] });

describe('the dependency audit', () => {
  it('finds a version with a grave advisory, and says which', async () => {
    const { outcome, lines } = await audit({ registry: await registry({ status: 200, body: advisory('high') }) });
    expect(outcome).toBe('failed');
    expect(lines).toEqual([expect.stringMatching(/^high: fastify@\d.*an invented weakness/)]);
  });

  it('passes where nothing grave is known', async () => {
    expect((await audit({ registry: await registry({ status: 200, body: {} }) })).outcome).toBe('passed');
    expect((await audit({ registry: await registry({ status: 200, body: advisory('low') }) })).outcome).toBe('passed');
  });

  it('gives no all-clear where the registry has none to give', async () => {
    expect(await audit({ registry: await registry({ status: 405, body: {} }) })).toMatchObject({ outcome: 'not done', lines: [expect.stringContaining('405')] });
  });

  it('waits for a silent registry no longer than it may', async () => {
    expect((await audit({ registry: await registry('silence'), patience: 1500 })).outcome).toBe('not done');
  });
});
