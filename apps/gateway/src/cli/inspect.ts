import { pendingMigrations } from '@openhall/database';
import type { Environment } from '@openhall/runtime';
import { sql } from 'kysely';
import { migrations } from '../compose.ts';
import { siteOf } from '../start/demonstration.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { openConnection, type Connection } from './connection.ts';

/** What `openhall inspect` shows; with `--json` as it stands. */
type Inspection = {
  readonly database: { readonly place: string; readonly version: string; readonly encoding: string; readonly size: string; readonly pendingMigrations: readonly string[] };
  readonly site: { readonly organisation: string; readonly address: string; readonly columns: number; readonly configuration: string; readonly demonstration: boolean };
  /** Null while migrations are pending that make the tables. */
  readonly data: Counts | null;
};

type Counts = {
  readonly documents: Readonly<Record<string, number>>;
  readonly revisions: number;
  readonly relations: number;
  readonly attachments: number;
  readonly imports: readonly { readonly kind: string; readonly path: string; readonly startedAt: string; readonly finished: boolean; readonly created: number; readonly failed: number }[];
};

/** `openhall inspect`: changes nothing, so it shows pending migrations instead of applying them. */
export async function inspect({ json }: { readonly json: boolean }, context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  const connection = await openConnection(environment);
  try {
    const inspection = await look(connection, environment);
    if (json) context.output.line(JSON.stringify({ ok: true, ...inspection }));
    else for (const line of inspectionLines(inspection)) context.output.line(line);
    return EXIT.ok;
  } finally {
    await connection.close();
  }
}

async function look(connection: Connection, environment: Environment): Promise<Inspection> {
  const site = siteOf(environment);
  const { rows } = await sql<{ version: string; encoding: string; size: string }>`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      pg_size_pretty(pg_database_size(current_database())) as size`.execute(connection.db);
  const pending = await pendingMigrations(connection.pool, migrations);
  const [server] = rows;
  return {
    database: { place: connection.place, version: server?.version ?? '', encoding: server?.encoding ?? '', size: server?.size ?? '', pendingMigrations: pending.map(({ name }) => name) },
    site: {
      organisation: site.organisation.name,
      address: environment.http.siteUrl,
      columns: site.columns.length,
      configuration: environment.siteConfigPath ?? (environment.demo ? '（演示机关）' : '（默认）'),
      demonstration: environment.demo,
    },
    data: pending.length === migrations.length ? null : await count(connection),
  };
}

async function count({ db }: Connection): Promise<Counts> {
  const kinds = await db.selectFrom('documents').select(['kind', (eb) => eb.fn.countAll<number>().as('count')]).groupBy('kind').orderBy('kind').execute();
  const totals = await sql<{ revisions: number; relations: number; attachments: number }>`
    select (select count(*) from document_revisions) as revisions, (select count(*) from document_relations) as relations,
      (select count(*) from attachments) as attachments`.execute(db);
  const runs = await db.selectFrom('import_runs').selectAll().orderBy('started_at', 'desc').limit(5).execute();
  return {
    documents: Object.fromEntries(kinds.map((row) => [row.kind, row.count])),
    revisions: totals.rows[0]?.revisions ?? 0,
    relations: totals.rows[0]?.relations ?? 0,
    attachments: totals.rows[0]?.attachments ?? 0,
    imports: runs.map((run) => ({
      kind: run.kind,
      path: run.path,
      startedAt: run.started_at.toISOString(),
      finished: run.finished_at !== null,
      created: run.created_count,
      failed: run.failed_count,
    })),
  };
}

function inspectionLines({ database, site, data }: Inspection): string[] {
  const lines = [
    `站点　　　${site.organisation}，${site.address}，${site.columns} 个栏目，配置 ${site.configuration}${site.demonstration ? '，演示数据开启' : ''}`,
    `数据库　　PostgreSQL ${database.version}，${database.encoding}，${database.size}`,
    `　　　　　${database.place}`,
    `数据结构　${database.pendingMigrations.length === 0 ? '已是最新' : `待应用 ${database.pendingMigrations.length} 项：${database.pendingMigrations.join('、')}`}`,
  ];
  if (data === null) return [...lines, '数据　　　尚未建立'];
  const total = Object.values(data.documents).reduce((sum, value) => sum + value, 0);
  lines.push(`信息　　　${total} 件（${data.revisions} 个版本，${data.relations} 条关系，${data.attachments} 个附件）`);
  for (const [kind, value] of Object.entries(data.documents)) lines.push(`　　　　　${kind} ${value}`);
  for (const run of data.imports) {
    lines.push(`导入　　　${run.startedAt} ${run.kind} ${run.path}：新增 ${run.created} 件，未导入 ${run.failed} 件${run.finished ? '' : '，未完成'}`);
  }
  return lines;
}
