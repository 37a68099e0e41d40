import { seedDemo } from '@openhall/demo-data';
import { freePort, type ChildServer } from './child-server.ts';
import { importReal } from './corpus.ts';
import { startBenchServer } from './database.ts';
import { copyBuiltSite, startBenchSite } from './site.ts';

/** Runs `work` against the site as a newcomer sees it: demonstration data, then the real laws and policies. */
export async function withDemoSite<Result>(now: Date, work: (site: ChildServer) => Promise<Result>): Promise<Result> {
  const server = await startBenchServer();
  try {
    await server.drop('demo_site');
    await server.create('demo_site', now);
    const database = server.open('demo_site');
    try {
      await seedDemo({ publishing: database.publishing, now });
      await importReal(database, 'laws');
      await importReal(database, 'policies');
      await database.pool.query('analyze');
    } finally {
      await database.close();
    }
    copyBuiltSite([]);
    const port = await freePort();
    const env = { DATABASE_URL: server.urlOf('demo_site'), PORT: String(port), SITE_URL: `http://localhost:${port}`, OPENHALL_DEMO: '1', OPENHALL_INDEXABLE: '1' };
    const site = await startBenchSite(env);
    try {
      return await work(site);
    } finally {
      await site.stop();
    }
  } finally {
    await server.stop();
  }
}
