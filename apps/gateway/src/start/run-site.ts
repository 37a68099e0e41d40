import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@openhall/database';
import { createLogger, createMetrics, createShutdown, loadEnvironment, type Clock, type Environment, type Logger, type Shutdown, type SiteConfig } from '@openhall/runtime';
import { readBuiltApp, type BuiltApp } from '@openhall/server-render';
import { composeSchema, type Tables } from '../compose.ts';
import { OperatorError } from '../failures.ts';
import { createGateway } from '../gateway.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { siteOf } from './demonstration.ts';
import { databaseAddresses, prepareDatabase } from './open-site-database.ts';
import { listenFailure, refuseTakenPort } from './port.ts';

export interface RunOptions {
  readonly variables: Record<string, string | undefined>;
  readonly clock: Clock;
  /** Folder of the built public site. */
  readonly appFolder: string;
  /** Folders of the built single-page apps. */
  readonly deskFolders: readonly string[];
  /** Aborted to end the process; an error as the reason means that it failed. */
  readonly signal: AbortSignal;
  /** Prints a line on standard output. */
  readonly line: (text: string) => void;
}

/** Ended before it was ready, because somebody asked. */
const interrupted = 130;

/**
 * Runs the site until it is asked to end. Returns the exit code.
 * @throws whatever keeps it from starting, everything opened until then closed again
 */
export async function runSite(options: RunOptions): Promise<number> {
  const environment = loadEnvironment(options.variables);
  const log = createLogger(environment.log);
  // A start that failed ends with the line that says why, not with one that says it ends.
  const shutdown = createShutdown({ graceMs: environment.shutdownGraceMs, log: log.child({}, { level: quieterThanInfo(environment.log.level) }) });
  const { signal } = options;
  try {
    await bringUp(options, environment, log, shutdown);
  } catch (error) {
    await shutdown.begin('not started');
    if (signal.aborted) return interrupted;
    throw error;
  }
  if (!signal.aborted) await once(signal, 'abort');
  const failed = signal.reason instanceof Error;
  if (failed) log.fatal({ err: signal.reason }, 'the process failed');
  const reason = failed ? 'failure' : String(signal.reason);
  log.info({ reason }, 'shutting down');
  const clean = await shutdown.begin(reason);
  return clean && !failed ? 0 : 1;
}

/** In the order in which a mistake is cheapest to find; what was opened is registered to be closed in reverse. */
async function bringUp({ clock, appFolder, deskFolders, signal, line }: RunOptions, environment: Environment, log: Logger, shutdown: Shutdown): Promise<void> {
  const { port, host } = environment.http;
  const site = siteOf(environment);
  const schema = composeSchema();
  const app = await builtApp(appFolder, site);
  const desks = await Promise.all(deskFolders.map((folder) => builtApp(folder, site)));
  await refuseTakenPort(port, host);
  const { url, directUrl } = await databaseAddresses(environment, shutdown, log);
  signal.throwIfAborted();
  const { holdsDemonstration, accountLines } = await prepareDatabase({ directUrl, site, environment, clock, log, signal });
  signal.throwIfAborted();
  const { poolSize, namedStatements, statementTimeoutMs } = environment.database;
  const database = openDatabase<Tables>({ url, poolSize, namedStatements, statementTimeoutMs, onIdleError: (error) => log.warn({ err: error }, 'an idle connection broke') });
  shutdown.onShutdown('database connections', () => database.close());
  const gateway = await createGateway({ environment, site, demo: environment.demo || holdsDemonstration, schema, app, desks, database, listenUrl: directUrl, clock, log, metrics: createMetrics() });
  if (environment.worker) shutdown.onShutdown('jobs', await startJobs({ environment, url: directUrl, clock, log }));
  shutdown.onShutdown('requests', () => gateway.drain());
  try {
    await gateway.http.listen({ port, host });
  } catch (error) {
    throw listenFailure(error, port, host);
  }
  signal.throwIfAborted();
  line(`ready ${localAddress(host, port)}`);
  for (const account of accountLines) line(account);
}

const quieterThanInfo = (level: string): string => (['trace', 'debug', 'info'].includes(level) ? 'warn' : level);

async function builtApp(folder: string, site: SiteConfig): Promise<BuiltApp> {
  if (!existsSync(join(folder, 'app.json'))) throw new OperatorError(`网站尚未构建（没有 ${join(folder, 'app.json')}）；请用 npm start 启动，它会先构建。`);
  const app = await readBuiltApp(folder);
  const problems = app.server?.problems?.(site) ?? [];
  if (problems.length > 0) throw new OperatorError(`站点配置不能使用：${problems.join('；')}`);
  return app;
}

/** Where a browser on this machine finds the site; the public's address is SITE_URL. */
function localAddress(host: string, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host);
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
