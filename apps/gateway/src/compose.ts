/// <reference types="vite/client" />
import type { ExportSets, RestoreCheck } from '@openhall/backup';
import { databaseMigrations, migrate, migrationsFrom, type Database, type Migration } from '@openhall/database';
import { fileMigrations, type BlobStore, type FilesTables, type FileStore } from '@openhall/files';
import { buildExecutableSchema, type RequestContext, type ResolverClass, type Viewer } from '@openhall/graphql-kit';
import { createIdentity, identityMigrations, identityResolvers, type Identity, type IdentityLoaders, type IdentityTables, type SignIn } from '@openhall/identity';
import { identityPermissions, ROLES } from '@openhall/identity/rules';
import { createPublishing, publishingExport, publishingMigrations, publishingProblem, publishingResolvers, type ExportMoment, type Publishing, type PublishingLoaders, type PublishingTables } from '@openhall/publishing';
import { publishingPermissions } from '@openhall/publishing/rules';
import { createSocialInsurance, socialInsuranceMigrations, socialInsuranceResolvers, type SocialInsurance, type SocialInsuranceTables } from '@openhall/social-insurance';
import { socialInsurancePermissions } from '@openhall/social-insurance/rules';
import { jobMigrations, migrateQueue } from '@openhall/jobs';
import { ledgerMigrations, type LedgerTables } from '@openhall/ledger';
import { eventsOf, type DomainPermissions } from '@openhall/permission';
import { loadSynonyms, searchMigrations } from '@openhall/search';
import { createCalendar, loadCalendarYears, statutoryTimeMigrations, type StatutoryTimeTables } from '@openhall/statutory-time';
import type { GraphQLSchema } from 'graphql';
import type { Kysely } from 'kysely';
import { createUploadDesk, type UploadDesk } from './files/upload-desk.ts';
import { uploadPermissions } from './files/upload-permissions.ts';
import { UploadResolver } from './files/upload-resolver.ts';
import { guardOperations } from './graphql/guard.ts';
import { createJobDesk, type JobDesk } from './jobs/job-desk.ts';
import { jobPermissions } from './jobs/job-permissions.ts';
import { JobResolver } from './jobs/job-resolver.ts';
import type { RedirectTables } from './redirects/redirects.ts';
import type { InstallationTables } from './start/installation-steps.ts';

// Everything that knows which domains there are stands in this file: to join one, add it to each list.

const installationMigrations = migrationsFrom(import.meta.glob('./start/migrations/*.sql', { query: '?raw', import: 'default', eager: true }));

/** Every package's migrations: one timeline, whatever command opens the database. */
export const migrations: readonly Migration[] = [...databaseMigrations, ...statutoryTimeMigrations, ...searchMigrations, ...ledgerMigrations, ...jobMigrations, ...fileMigrations, ...publishingMigrations, ...identityMigrations, ...socialInsuranceMigrations, ...installationMigrations];

/** Brings a database up to date: every migration, and the queue's own tables. Safe to call by many processes at once. */
export async function migrateEverything(pool: Database<Tables>['pool'], now: Date): Promise<string[]> {
  const applied = await migrate(pool, migrations, now);
  await migrateQueue(pool);
  return applied;
}

/** What a backup leaves out and a restore makes anew: the queue is no record. */
export const derivedSchemas: readonly string[] = ['graphile_worker'];

/** The tables of every domain, as the composition root sees them; a domain sees its own only. */
export type Tables = PublishingTables & IdentityTables & SocialInsuranceTables & StatutoryTimeTables & LedgerTables & FilesTables & InstallationTables & RedirectTables;

const domainResolvers: readonly ResolverClass[] = [...publishingResolvers, ...identityResolvers, ...socialInsuranceResolvers, JobResolver, UploadResolver];

/** What every domain allows, and what each of its operations needs. */
export const domainPermissions: readonly DomainPermissions[] = [publishingPermissions, identityPermissions, socialInsurancePermissions, jobPermissions, uploadPermissions];

/** One schema of all domains' resolvers. Throws where a guarded field would be served without its guard, or an operation has no row in the permissions. */
export function composeSchema(resolvers = domainResolvers): GraphQLSchema {
  const schema = buildExecutableSchema(resolvers);
  guardOperations(schema, domainPermissions, ROLES);
  return schema;
}

/** The use cases of every domain. */
export interface Services {
  readonly publishing: Publishing;
  readonly jobs: JobDesk;
  readonly uploads: UploadDesk;
  readonly identity: Identity;
  readonly socialInsurance: SocialInsurance;
}

/** Where nobody can sign in: at the command line. */
const noSignIn: SignIn['ways'] = { passkey: false, oidcName: null };

/** Services over a database, with the calendar and the synonyms as they are in it now. */
export async function createServices(db: Kysely<Tables>, businessTimeZone: string, blobs: BlobStore, signInWays = noSignIn): Promise<Services> {
  const [years, synonyms] = await Promise.all([loadCalendarYears(db), loadSynonyms(db)]);
  return {
    socialInsurance: createSocialInsurance({ db, synonyms, businessTimeZone }),
    publishing: createPublishing({ db, blobs, calendar: createCalendar(years), synonyms, businessTimeZone }),
    identity: createIdentity({ db, signInWays, eventsOf: (roles) => domainPermissions.flatMap(({ table }) => eventsOf(table, roles)) }),
    jobs: createJobDesk(db),
    uploads: createUploadDesk(db),
  };
}

/** What every resolver gets. */
export type GatewayContext = RequestContext<Services, { readonly publishing: PublishingLoaders; readonly identity: IdentityLoaders }>;

/** The context of one request at one moment; nothing in it outlives the request. */
export function contextOf(services: Services, requestId: string, now: Date, viewer: Viewer | null = null): GatewayContext {
  return { now, requestId, viewer, services, loaders: { publishing: services.publishing.loaders({ now }), identity: services.identity.loaders({ now, viewer }) } };
}

/** When anything public next changes merely because time passes: the earliest moment any domain names. */
export async function nextChangeAt({ publishing, socialInsurance }: Services, now: Date): Promise<Date> {
  const [next, edition] = await Promise.all([publishing.nextChangeAt({ now }), socialInsurance.nextChangeAt({ now })]);
  return edition !== null && edition < next ? edition : next;
}

/** Generations that say: what `createServices` loaded was replaced. */
export const loadedGenerations: readonly string[] = ['statutory-time', 'search'];

/** What must hold of a restored installation beyond what its tables say of themselves; asked before any of it is kept. */
export function restoreChecks(files: FileStore): readonly RestoreCheck<Tables>[] {
  return [{ name: '文件版本和附件内容', check: (db) => publishingProblem(db, files) }];
}

/** Everything public at a moment, for archives and other systems, and how many records that is. */
export async function publicRecords(db: Kysely<Tables>, stored: FileStore, moment: ExportMoment): Promise<{ sets: ExportSets; total: number }> {
  const { records, files, total } = publishingExport(db, stored, moment);
  return { sets: { records, files }, total: await total() };
}
