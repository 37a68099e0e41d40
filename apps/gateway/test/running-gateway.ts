import type { AddressInfo } from 'node:net';
import { testDataFolder } from '@openhall/files/testing';
import { createMetrics, loadEnvironment, type Clock, type Logger } from '@openhall/runtime';
import type { BuiltApp } from '@openhall/server-render';
import type { Database } from '@openhall/database';
import { demoSite } from '@openhall/demo-data';
import type { GraphQLSchema } from 'graphql';
import { composeSchema, type Tables } from '../src/compose.ts';
import { createGateway } from '../src/gateway.ts';
import { ask, type Answered, type Asked } from './ask.ts';
import { silentLog } from './silent-log.ts';

export interface RunningOptions {
  /** A database of the test's own. */
  readonly database: Pick<Database<Tables>, 'db'> & { readonly url: string };
  readonly clock: Clock;
  readonly app: BuiltApp;
  readonly desks?: readonly BuiltApp[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly log?: Logger;
  /** Another schema than the composed one. */
  readonly schema?: GraphQLSchema;
}

export interface RunningGateway {
  readonly origin: string;
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** Begins to drain and resolves when nothing listens any more. */
  drain(): Promise<void>;
}

const composed = composeSchema();

/** The gateway as it runs in production, on a port of its own over a real database. */
export async function runGateway({ database, clock, app, desks = [], variables = {}, log = silentLog, schema = composed }: RunningOptions): Promise<RunningGateway> {
  const gateway = await createGateway({
    environment: loadEnvironment({ NODE_ENV: 'test', OPENHALL_DATA_DIR: testDataFolder(), OPENHALL_AUTH_SECRET: 'a secret of the tests, of no use anywhere', ...variables }),
    site: demoSite,
    demo: true,
    schema,
    app,
    desks,
    database,
    listenUrl: database.url,
    clock,
    log,
    metrics: createMetrics(),
  });
  await gateway.http.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(gateway.http.server.address() as AddressInfo).port}`;
  return { origin, ask: (path, asked) => ask(origin, path, asked), drain: gateway.drain };
}
