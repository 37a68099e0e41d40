import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { createTestDatabase, fixedClock } from '@openhall/testkit';
import { describe, expect, it, vi } from 'vitest';
import { runGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';

describe('a process that is asked to end', () => {
  it('finishes what it is answering, tells everybody to go elsewhere, then stops listening', async () => {
    const database = await createTestDatabase<Tables>();
    const gate = Promise.withResolvers<undefined>();
    const state = { started: false };
    const slow = async () => {
      state.started = true;
      await gate.promise;
      return { body: 'finished' };
    };
    const gateway = await runGateway({ database, clock: fixedClock('2026-11-24T01:00:00Z'), app: await smallApp({ '/slow': slow, '/': () => ({}) }) });
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    const onKeptConnection = async (path: string): Promise<IncomingMessage> => {
      const [response] = (await once(get(`${gateway.origin}${path}`, { agent: kept }), 'response')) as [IncomingMessage];
      response.resume();
      return response;
    };
    try {
      expect((await onKeptConnection('/')).headers.connection).toBe('keep-alive');
      const inFlight = gateway.ask('/slow');
      await vi.waitFor(() => expect(state.started).toBe(true));

      const ended = gateway.drain();
      expect(await gateway.ask('/readyz')).toMatchObject({ status: 503, text: 'draining\n' });
      const meanwhile = await onKeptConnection('/');
      expect(meanwhile.statusCode).toBe(200);
      expect(meanwhile.headers.connection).toBe('close');

      gate.resolve(undefined);
      expect(await inFlight).toMatchObject({ status: 200, text: 'finished' });
      await ended;
      await expect(gateway.ask('/')).rejects.toThrow(/ECONNREFUSED/);
    } finally {
      kept.destroy();
      await database.drop();
    }
  });
});
