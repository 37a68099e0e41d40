import { spawnSync } from 'node:child_process';
import { createHmac, createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedProgram } from './debian-package.ts';
import { freePort, startProgram, type RunningProgram } from './test-server.ts';

export interface TestS3 {
  readonly bucketUrl: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  close(): Promise<void>;
}

const PACKAGES = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object'];
const REGION = 'us-east-1';
const ACCESS = 'test:tester';
const SECRET = 'testing';

/** OpenStack Swift with its S3 interface, on this machine: the storage many government clouds run, one copy of everything in one folder. */
export async function startS3(): Promise<TestS3> {
  const builder = installedProgram('swift-ring-builder', PACKAGES);
  const folder = await mkdtemp(join(tmpdir(), 'openhall-s3-'));
  const running: RunningProgram[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map(({ stop }) => stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await mkdir(join(folder, 'disks/d1'), { recursive: true });
    await writeFile(join(folder, 'swift.conf'), '[swift-hash]\nswift_hash_path_suffix = tests\nswift_hash_path_prefix = tests\n[storage-policy:0]\nname = one\ndefault = yes\n');
    const started = ['account', 'container', 'object'].map(async (kind) => startStorage(builder, folder, kind));
    running.push(...(await Promise.all(started)));
    const port = await freePort();
    await writeFile(join(folder, 'proxy.conf'), proxySettings(folder, port));
    running.push(await startProgram(installedProgram('swift-proxy-server', PACKAGES), [join(folder, 'proxy.conf')], { ready: () => listens(port) }));
    const bucketUrl = `http://127.0.0.1:${port}/openhall`;
    await createBucket(bucketUrl);
    return { bucketUrl, region: REGION, accessKey: ACCESS, secretKey: SECRET, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const common = (folder: string, port: number): string => `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${port}\nworkers = 0\nswift_dir = ${folder}\nlog_address = /dev/null\n${process.getuid?.() === 0 ? 'user = root\n' : `user = ${process.env['USER'] ?? 'nobody'}\n`}`;

async function startStorage(builder: string, folder: string, kind: string): Promise<RunningProgram> {
  const port = await freePort();
  await writeFile(join(folder, `${kind}.conf`), `${common(folder, port)}devices = ${join(folder, 'disks')}\nmount_check = false\ndisable_fallocate = true\n[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`);
  for (const step of [['create', '1', '1', '1'], ['add', `r1z1-127.0.0.1:${port}/d1`, '1'], ['rebalance']]) spawnSync(builder, [join(folder, `${kind}.builder`), ...step], { cwd: folder });
  return startProgram(installedProgram(`swift-${kind}-server`, PACKAGES), [join(folder, `${kind}.conf`)], { ready: () => listens(port) });
}

/** The cache has no server: what would be remembered is asked for again. */
function proxySettings(folder: string, port: number): string {
  return `${common(folder, port)}[pipeline:main]\npipeline = catch_errors cache s3api tempauth proxy-server\n[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n[filter:catch_errors]\nuse = egg:swift#catch_errors\n[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:1\n[filter:s3api]\nuse = egg:swift#s3api\nlocation = ${REGION}\n[filter:tempauth]\nuse = egg:swift#tempauth\nuser_test_tester = ${SECRET} .admin\n`;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** One request signed by hand (AWS Signature Version 4): the client under test makes no buckets. */
async function createBucket(bucketUrl: string): Promise<void> {
  const { host, pathname } = new URL(bucketUrl);
  const now = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = now.slice(0, 8);
  const payload = createHash('sha256').update('').digest('hex');
  const request = `PUT\n${pathname}\n\nhost:${host}\nx-amz-content-sha256:${payload}\nx-amz-date:${now}\n\nhost;x-amz-content-sha256;x-amz-date\n${payload}`;
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${now}\n${scope}\n${createHash('sha256').update(request).digest('hex')}`;
  const key = [day, REGION, 's3', 'aws4_request'].reduce<Buffer>((secret, part) => createHmac('sha256', secret).update(part).digest(), Buffer.from(`AWS4${SECRET}`));
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${ACCESS}/${scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signature}`;
  const answer = await fetch(bucketUrl, { method: 'PUT', headers: { 'x-amz-date': now, 'x-amz-content-sha256': payload, authorization } });
  if (!answer.ok) throw new Error(`the storage of the tests made no bucket: ${answer.status} ${await answer.text()}`);
}
