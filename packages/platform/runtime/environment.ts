import { z } from 'zod';
import { hostName, trustedProxyTest } from './hosts.ts';

const MEGABYTE = 1024 * 1024;

/** Empty means unset: `PORT= npm start` is a slip, not port 0. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const oneOf = <const Names extends readonly string[]>(names: Names) => z.enum(names, { error: `应为以下之一：${names.join('、')}` });
const flag = oneOf(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
const hosts = list.refine((names) => names.every((name) => hostName(name) === name.toLowerCase()), '应为主机名，不含协议和端口，以逗号分隔');
const proxies = list.refine(areAddresses, '应为 IP 地址或网段，以逗号分隔');
const whole = (least: number, most: number) => {
  const error = `应为 ${least} 至 ${most} 之间的整数`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: '应为 postgres:// 开头的地址' });
const clamdAddress = z.string().refine((value) => value.startsWith('/') || /^[^\s/]+:\d{1,5}$/.test(value), '应为套接字文件的绝对路径，或者 主机:端口');
const s3Bucket = z
  .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' })
  .refine((value) => /^\/[^/]+\/?$/.test(new URL(value).pathname) && new URL(value).search === '', '应为存储桶的地址，如 https://storage.example.org/bucket')
  .transform((value) => value.replace(/\/$/, ''));
const siteUrl = z
  .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' })
  .refine((value) => new URL(value).pathname === '/' && new URL(value).search === '', '应只有协议、主机和端口，不含路径')
  .transform((value) => new URL(value).origin);

/** Every variable the process reads; `.env.example` says the same and a test compares the two. */
export const variables = {
  NODE_ENV: oneOf(['development', 'production', 'test']),
  PORT: whole(1, 65_535),
  HOST: z.string(),
  SITE_URL: siteUrl,
  OPENHALL_ALLOWED_HOSTS: hosts,
  OPENHALL_TRUSTED_PROXIES: proxies,
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: databaseUrl,
  OPENHALL_POOL_SIZE: whole(1, 200),
  OPENHALL_NAMED_STATEMENTS: flag,
  OPENHALL_STATEMENT_TIMEOUT_MS: whole(100, 600_000),
  OPENHALL_DATA_DIR: z.string(),
  OPENHALL_S3_BUCKET_URL: s3Bucket,
  OPENHALL_S3_REGION: z.string(),
  OPENHALL_S3_ACCESS_KEY: z.string(),
  OPENHALL_S3_SECRET_KEY: z.string(),
  OPENHALL_CLAMD: clamdAddress,
  OPENHALL_UPLOAD_BYTES: whole(1024, 1024 * MEGABYTE),
  OPENHALL_UNPACKED_BYTES: whole(1024, 2048 * MEGABYTE),
  OPENHALL_DEMO: flag,
  OPENHALL_INDEXABLE: flag,
  OPENHALL_SITE_CONFIG: z.string(),
  OPENHALL_LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  OPENHALL_BODY_LIMIT: whole(1024, 16 * MEGABYTE),
  OPENHALL_MAX_DEPTH: whole(2, 50),
  OPENHALL_MAX_COST: whole(100, 1_000_000),
  OPENHALL_MAX_ALIASES: whole(1, 1000),
  OPENHALL_MAX_TOKENS: whole(100, 100_000),
  OPENHALL_RATE_LIMIT: whole(0, 1_000_000),
  OPENHALL_CACHE_BYTES: whole(0, 4096 * MEGABYTE),
  OPENHALL_METRICS_TOKEN: z.string().min(16, { error: '至少应有 16 个字符' }),
  OPENHALL_LEDGER_KEY: z.string(),
  OPENHALL_AUTH_SECRET: z.string().min(32, { error: '至少应有 32 个字符' }),
  OPENHALL_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' }),
  OPENHALL_OIDC_CLIENT_ID: z.string(),
  OPENHALL_OIDC_CLIENT_SECRET: z.string(),
  OPENHALL_OIDC_NAME: z.string(),
  OPENHALL_OIDC_STAFF_NUMBER_CLAIM: z.string(),
  OPENHALL_WORKER: flag,
  OPENHALL_SHUTDOWN_GRACE_MS: whole(0, 120_000),
} satisfies Record<string, z.ZodType>;

type VariableName = keyof typeof variables;

export interface Environment {
  readonly nodeEnv: 'development' | 'production' | 'test';
  readonly http: {
    readonly port: number;
    readonly host: string;
    /** Origin the public knows the site by, without a trailing slash. */
    readonly siteUrl: string;
    /** Host names (without port) that requests may carry; anything else is refused. */
    readonly allowedHosts: readonly string[];
    /** Addresses or CIDR ranges whose X-Forwarded-For and X-Request-Id are believed. */
    readonly trustedProxies: readonly string[];
    /** Bearer token that opens /metrics to others than this machine. */
    readonly metricsToken: string | undefined;
  };
  readonly database: {
    /** Given database; undefined runs the embedded one. */
    readonly url: string | undefined;
    /** Serves LISTEN, locks and migrations where `url` is a transaction pooler. */
    readonly directUrl: string | undefined;
    readonly poolSize: number;
    readonly namedStatements: boolean;
    readonly statementTimeoutMs: number;
  };
  readonly dataDir: string;
  readonly files: {
    /** Storage that speaks S3; undefined keeps files in the data folder. */
    readonly s3: { readonly bucketUrl: string; readonly region: string; readonly accessKey: string; readonly secretKey: string } | undefined;
    /** Where clamd listens: path of a socket, or host:port; undefined examines for viruses nowhere. */
    readonly clamd: string | undefined;
    /** Largest upload, and most that an archive may unpack to. */
    readonly uploadBytes: number;
    readonly unpackedBytes: number;
  };
  /** File of the key that signs the ledger's checkpoints; undefined: in the data folder. */
  readonly ledgerKeyPath: string | undefined;
  readonly signIn: {
    /** Signs session cookies and encrypts second factors; undefined: a file in the data folder. */
    readonly secret: string | undefined;
    /** The provider of OpenID Connect staff may sign in with, once its address, client and secret are given. */
    readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string; readonly staffNumberClaim: string } | null;
  };
  /** Whether this process does jobs too; else `openhall worker` has to run beside it. */
  readonly worker: boolean;
  readonly demo: boolean;
  readonly indexable: boolean;
  readonly siteConfigPath: string | undefined;
  readonly log: { readonly level: string };
  /** `requestsPerMinute`: answers of one address that memory does not hold; 0 sets no limit. */
  readonly limits: { readonly bodyBytes: number; readonly maxDepth: number; readonly maxCost: number; readonly maxAliases: number; readonly maxTokens: number; readonly requestsPerMinute: number };
  /** 0 switches the HTTP cache off. */
  readonly cache: { readonly maxBytes: number };
  readonly shutdownGraceMs: number;
}

/** Everything wrong with the environment, one line a variable, so that an operator mends it in one go. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`环境变量有误：${problems.join('；')}`);
    this.problems = problems;
  }
}

type Parsed = { [Name in VariableName]: z.output<(typeof variables)[Name]> | undefined };

function parse(source: Record<string, string | undefined>): Parsed {
  const problems: string[] = [];
  const parsed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const result = optional(schema).safeParse(source[name]);
    if (result.success) parsed[name] = result.data;
    else problems.push(`${name}: ${result.error.issues.map((issue) => issue.message).join('，')}`);
  }
  for (const name of Object.keys(source)) {
    if (name.startsWith('OPENHALL_') && !(name in variables) && !READ_ELSEWHERE.has(name)) problems.push(`${name}: 没有这个设置`);
  }
  const oidc = oidcNeeds.filter((name) => parsed[name] === undefined);
  if (oidc.length > 0 && oidc.length < oidcNeeds.length) problems.push(...oidc.map((name) => `${name}: 配置统一身份认证时，${oidcNeeds.join('、')} 缺一不可`));
  if (problems.length > 0) throw new EnvironmentError(problems);
  return parsed as Parsed;
}

/** What a provider of OpenID Connect is known by. */
const oidcNeeds = ['OPENHALL_OIDC_ISSUER', 'OPENHALL_OIDC_CLIENT_ID', 'OPENHALL_OIDC_CLIENT_SECRET'] as const;

function oidcOf(given: Parsed): Environment['signIn']['oidc'] {
  const [issuer, clientId, clientSecret] = [given.OPENHALL_OIDC_ISSUER, given.OPENHALL_OIDC_CLIENT_ID, given.OPENHALL_OIDC_CLIENT_SECRET];
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, name: given.OPENHALL_OIDC_NAME ?? '统一身份认证', staffNumberClaim: given.OPENHALL_OIDC_STAFF_NUMBER_CLAIM ?? 'preferred_username' };
}

/** Read by the scripts and tests around the process, never by it. */
const READ_ELSEWHERE = new Set(['OPENHALL_SHARED', 'OPENHALL_CHROMIUM', 'OPENHALL_FAULTS', 'OPENHALL_TEST_PG', 'OPENHALL_TEST_DATABASE', 'OPENHALL_E2E_ORIGIN']);

/**
 * Reads the environment once.
 * @throws EnvironmentError listing every problem at once
 */
export function loadEnvironment(source: Record<string, string | undefined>): Environment {
  const given = parse(source);
  const nodeEnv = given.NODE_ENV ?? 'development';
  const port = given.PORT ?? 4000;
  const site = given.SITE_URL ?? `http://localhost:${port}`;
  return deepFreeze({
    nodeEnv,
    http: {
      port,
      host: given.HOST ?? '127.0.0.1',
      siteUrl: site,
      allowedHosts: [...new Set([new URL(site).hostname, 'localhost', '127.0.0.1', '[::1]', ...(given.OPENHALL_ALLOWED_HOSTS ?? [])])],
      trustedProxies: given.OPENHALL_TRUSTED_PROXIES ?? [],
      metricsToken: given.OPENHALL_METRICS_TOKEN,
    },
    database: {
      url: given.DATABASE_URL,
      directUrl: given.DATABASE_DIRECT_URL ?? given.DATABASE_URL,
      poolSize: given.OPENHALL_POOL_SIZE ?? 10,
      namedStatements: given.OPENHALL_NAMED_STATEMENTS ?? true,
      statementTimeoutMs: given.OPENHALL_STATEMENT_TIMEOUT_MS ?? 10_000,
    },
    dataDir: given.OPENHALL_DATA_DIR ?? '.openhall',
    files: {
      s3: s3Of(given),
      clamd: given.OPENHALL_CLAMD,
      uploadBytes: given.OPENHALL_UPLOAD_BYTES ?? 20 * MEGABYTE,
      unpackedBytes: given.OPENHALL_UNPACKED_BYTES ?? 300 * MEGABYTE,
    },
    ledgerKeyPath: given.OPENHALL_LEDGER_KEY,
    signIn: { secret: given.OPENHALL_AUTH_SECRET, oidc: oidcOf(given) },
    worker: given.OPENHALL_WORKER ?? true,
    demo: given.OPENHALL_DEMO ?? nodeEnv !== 'production',
    indexable: given.OPENHALL_INDEXABLE ?? false,
    siteConfigPath: given.OPENHALL_SITE_CONFIG,
    log: { level: given.OPENHALL_LOG_LEVEL ?? 'info' },
    limits: {
      bodyBytes: given.OPENHALL_BODY_LIMIT ?? 100 * 1024,
      maxDepth: given.OPENHALL_MAX_DEPTH ?? 10,
      maxCost: given.OPENHALL_MAX_COST ?? 5000,
      maxAliases: given.OPENHALL_MAX_ALIASES ?? 15,
      maxTokens: given.OPENHALL_MAX_TOKENS ?? 2000,
      requestsPerMinute: given.OPENHALL_RATE_LIMIT ?? 1200,
    },
    cache: { maxBytes: given.OPENHALL_CACHE_BYTES ?? 64 * MEGABYTE },
    shutdownGraceMs: given.OPENHALL_SHUTDOWN_GRACE_MS ?? 10_000,
  });
}

/** All of it or nothing: half a storage would be found out with the first file. */
function s3Of(given: Parsed): Environment['files']['s3'] {
  const { OPENHALL_S3_BUCKET_URL: bucketUrl, OPENHALL_S3_REGION: region = 'us-east-1', OPENHALL_S3_ACCESS_KEY: accessKey, OPENHALL_S3_SECRET_KEY: secretKey } = given;
  if (bucketUrl !== undefined && accessKey !== undefined && secretKey !== undefined) return { bucketUrl, region, accessKey, secretKey };
  if (bucketUrl !== undefined || accessKey !== undefined || secretKey !== undefined) throw new EnvironmentError(['OPENHALL_S3_BUCKET_URL、OPENHALL_S3_ACCESS_KEY、OPENHALL_S3_SECRET_KEY: 应同时设置']);
  return undefined;
}

function areAddresses(entries: readonly string[]): boolean {
  try {
    trustedProxyTest(entries);
    return true;
  } catch {
    return false;
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
