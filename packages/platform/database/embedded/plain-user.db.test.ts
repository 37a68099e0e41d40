import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testedVersion } from '../../../quality/testkit/index.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startOwner } from './fixtures/owner.ts';
import type { Owner } from './fixtures/owner.ts';
import { installInto, plainAccount } from './fixtures/plain-account.ts';
import type { PlainAccount } from './fixtures/plain-account.ts';

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

async function stopped(owner: Owner): Promise<void> {
  process.kill(owner.pid, 'SIGTERM');
  expect(await owner.exited).toEqual({ code: 0, signal: null });
}

describe('a plain user, in a folder that only they may enter', () => {
  let home: string;
  let account: PlainAccount;
  let command: (dataDir: string) => string[];
  const start = (dataDir: string): Promise<Owner> => startOwner({ command: command(dataDir), cwd: home, ...account });

  beforeAll(async () => {
    account = await plainAccount();
    home = await mkdtemp(join(tmpdir(), 'openhall-plain-'));
    command = await installInto(home, account, testedVersion().packageFolder);
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it('gets a database that holds Chinese text, without any locale, and finds it again', async () => {
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    const dataDir = join(home, 'site');
    const first = await start(dataDir);
    expect(first.said()).toBe('creating the database\n');
    await ask(first.url ?? '', "create table kept (line text, tokens tsvector); insert into kept values ('工伤保险条例', array_to_tsvector(array['工伤', '保险']))");
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(account.uid ?? process.getuid?.());
    await stopped(first);

    const second = await start(dataDir);
    expect(await ask(second.url ?? '', "select line from kept where tokens @@ '工伤'::tsquery")).toEqual([{ line: '工伤保险条例' }]);
    await stopped(second);
  });

  it('is told in one line that a folder cannot be written', async () => {
    const dataDir = join(home, 'locked');
    await mkdir(dataDir);
    await chmod(dataDir, 0o500);
    // Where this process is root the folder is root's, and closed to the account.
    const refused = await start(dataDir);
    expect(await refused.exited).toEqual({ code: 1, signal: null });
    expect(refused.said()).toBe(`EmbeddedPostgresError: 数据文件夹 ${dataDir} 无法写入（EACCES）；请检查权限，或用 OPENHALL_DATA_DIR 另选数据文件夹。\n`);
  });

  it('finds everything as it was after the same folder was served by root, or by another process', async () => {
    const dataDir = join(home, 'shared');
    const first = await start(dataDir);
    await ask(first.url ?? '', "create table kept (line text); insert into kept values ('by the user')");
    await stopped(first);

    const between = await startEmbeddedPostgres({ dataDir, ...testedVersion() });
    await ask(between.url, "insert into kept values ('by another')");
    await between.stop();

    const last = await start(dataDir);
    expect(last.said()).toBe('');
    expect(await ask(last.url ?? '', 'select line from kept')).toEqual([{ line: 'by the user' }, { line: 'by another' }]);
    await stopped(last);
  });
});
