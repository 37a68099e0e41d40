import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { testBlobs, testDataFolder } from '@openhall/files/testing';
import { loadEnvironment } from '@openhall/runtime';
import { createTestDatabase, freePort, testClamd, VIRUS_MARKER, type TestClamd, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../test/browser-session.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { silentLog } from '../../test/silent-log.ts';
import { smallApp } from '../../test/small-app.ts';
import { firstSignIn, takeIn } from '../../test/staff.ts';
import { createServices, type Services, type Tables } from '../compose.ts';
import { startJobs } from '../jobs/start-jobs.ts';

const clock = { now: () => new Date() };
const documents = {
  file: 'query F($id: ID!) { uploadedFile(id: $id) { name state refusal canAcknowledge canDiscard canPublish owner { name } findings { kind place excerpt count } acknowledgedBy acknowledgement } }',
  files: 'query L($first: Int, $after: String) { uploadedFiles(first: $first, after: $after) { totalCount edges { node { id name } } pageInfo { hasNextPage endCursor } } }',
  acknowledge: 'mutation A($id: ID!, $reason: String!) { acknowledgeFindings(id: $id, reason: $reason) { __typename ... on FindingsAcknowledged { file { canPublish } } ... on Refused { reasons { field message } } } }',
  discard: 'mutation D($id: ID!) { discardUpload(id: $id) { __typename ... on UploadDiscarded { id } ... on Refused { reasons { field message } } } }',
};
const LIMIT = 200_000;

let database: TestDatabase<Tables>;
let services: Services;
let clamd: TestClamd;
let gateway: RunningGateway;
let stopJobs: () => Promise<void>;
let drafter: BrowserSession;
let colleague: BrowserSession;
let office: BrowserSession;
let trainee: BrowserSession;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  clamd = await testClamd(await freePort());
  await clamd.start();
  gateway = await runGateway({ database, clock, app: { ...(await smallApp()), documents }, variables: { OPENHALL_UPLOAD_BYTES: String(LIMIT) } });
  const environment = loadEnvironment({ NODE_ENV: 'test', OPENHALL_DATA_DIR: testDataFolder(), OPENHALL_CLAMD: clamd.address, OPENHALL_UPLOAD_BYTES: String(LIMIT) });
  stopJobs = await startJobs({ environment, url: database.url, clock, log: silentLog });
  const signedIn = async (number: string, role: 'DRAFTER' | 'GENERAL_OFFICE' | 'TRAINEE') => firstSignIn(gateway, await takeIn(services.identity, number, [role], clock.now()));
  [drafter, colleague, office, trainee] = [await signedIn('2001', 'DRAFTER'), await signedIn('2002', 'DRAFTER'), await signedIn('2003', 'GENERAL_OFFICE'), await signedIn('2004', 'TRAINEE')];
}, 120_000);
afterAll(async () => {
  await stopJobs();
  await gateway.drain();
  await clamd.close();
  await database.drop();
});

const tus = { 'tus-resumable': '1.0.0' };
const metadata = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;
const own = () => ({ origin: gateway.origin });
const create = (who: BrowserSession, name: string, size: number, headers: Record<string, string> = own()) =>
  who.ask('/uploads', { method: 'POST', headers: { ...tus, ...headers, 'upload-length': String(size), 'upload-metadata': metadata(name) } });
const patch = (who: BrowserSession, path: string, offset: number, text: string) =>
  who.ask(path, { method: 'PATCH', body: text, headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) } });
const head = (who: BrowserSession, path: string) => who.ask(path, { method: 'HEAD', headers: tus });
const idOf = (path: string): string => path.slice('/uploads/'.length);

/** Sends a whole file, and waits until it was examined. */
async function sent(who: BrowserSession, name: string, text: string): Promise<string> {
  const { headers } = await create(who, name, Buffer.byteLength(text));
  const path = String(headers.location);
  expect((await patch(who, path, 0, text)).status).toBe(204);
  await expect.poll(async () => (await database.db.selectFrom('uploads').select('state').where('id', '=', idOf(path)).executeTakeFirst())?.state, { timeout: 20_000 }).toMatch(/CLEAN|FINDINGS|REFUSED/);
  return idOf(path);
}
const form = (who: BrowserSession, name: string, text: string, headers: Record<string, string> = {}) => {
  const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--b--\r\n`;
  return who.ask('/uploads', { body, headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers } });
};

describe('an upload by tus', () => {
  it('arrives, is examined by jobs, and is shown with what was found', async () => {
    const id = await sent(drafter, '名单.csv', '姓名,电话\n张某,13800138000');
    expect((await drafter.run('file', { id })).data).toEqual({
      uploadedFile: {
        name: '名单.csv', state: 'FINDINGS', refusal: null, canAcknowledge: true, canDiscard: true, canPublish: false, owner: { name: '示例2001' },
        findings: [{ kind: 'MOBILE_NUMBER', place: '第 2 行 B 列', excerpt: '13*******00', count: 1 }], acknowledgedBy: null, acknowledgement: null,
      },
    });
  });

  it('that broke off in the middle of a piece goes on where it stopped', async () => {
    const text = 'x'.repeat(100_000);
    const { status, headers } = await create(drafter, '长.txt', text.length);
    expect(status).toBe(201);
    expect(headers['upload-expires']).toBeDefined();
    const path = String(headers.location);
    expect(path).toMatch(/^\/uploads\/[0-9a-f]{32}$/);
    const { hostname, port } = new URL(gateway.origin);
    const broken = request({ host: hostname, port, path, method: 'PATCH', headers: { ...tus, ...own(), cookie: drafter.cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'content-length': '100000' } });
    broken.on('error', () => undefined);
    broken.write(text.slice(0, 40_000));
    const received = async () => Number((await head(drafter, path)).headers['upload-offset']);
    await expect.poll(async () => (await stat(join(testDataFolder(), 'spool', idOf(path)))).size, { timeout: 10_000 }).toBe(40_000);
    broken.destroy();
    const offset = await received();
    expect(offset).toBe(40_000);
    expect((await patch(drafter, path, 0, 'again')).status).toBe(409);
    expect((await patch(drafter, path, offset, text.slice(offset))).status).toBe(204);
    const row = await database.db.selectFrom('uploads').select('sha256').where('id', '=', idOf(path)).executeTakeFirst();
    expect(row?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('with a virus, or that is not what its name says, can never be used', async () => {
    const virus = await sent(drafter, 'a.txt', `x${VIRUS_MARKER}`);
    expect((await drafter.run('file', { id: virus })).data).toMatchObject({ uploadedFile: { state: 'REFUSED', canAcknowledge: false, canPublish: false, refusal: expect.stringContaining('发现病毒') } });
    expect((await drafter.run('acknowledge', { id: virus, reason: '我确认没有问题' })).data).toEqual({ acknowledgeFindings: { __typename: 'Refused', reasons: [{ field: null, message: '没有通过检查的文件不能确认。' }] } });
    const page = await sent(drafter, 'a.png', '<!DOCTYPE html><script>alert(1)</script>');
    expect((await drafter.run('file', { id: page })).data).toMatchObject({ uploadedFile: { state: 'REFUSED', refusal: '文件的内容是网页或者脚本，不能上传。' } });
    await expect(services.publishing.saveDocument(sampleDocument('病毒', { attachments: [{ uploadId: virus }] }), { now: clock.now() })).rejects.toThrow('没有通过检查');
  });

  it('too large, without a name, or without a size is refused before it begins', async () => {
    expect(await create(drafter, 'a.txt', LIMIT + 1)).toMatchObject({ status: 413 });
    expect(await create(drafter, '../a.txt', 10)).toMatchObject({ status: 422, text: expect.stringContaining('不能使用的字符') });
    expect(await create(drafter, 'a.txt', 0)).toMatchObject({ status: 422, text: expect.stringContaining('空') });
    expect(await drafter.ask('/uploads', { method: 'POST', headers: { ...tus, ...own(), 'upload-metadata': metadata('a.txt') } })).toMatchObject({ status: 400 });
    expect(await drafter.ask('/uploads', { method: 'POST', headers: { ...tus, ...own(), 'upload-length': '1e9', 'upload-metadata': 'filename !!!' } })).toMatchObject({ status: 400 });
    expect(await drafter.ask('/uploads', { method: 'POST', headers: own() })).toMatchObject({ status: 412 });
  });

  it('takes no more than was announced', async () => {
    const path = String((await create(drafter, 'a.txt', 5)).headers.location);
    expect((await patch(drafter, path, 0, 'more than five')).status).toBe(413);
    expect(Number((await head(drafter, path)).headers['upload-offset'])).toBeLessThanOrEqual(5);
    expect((await drafter.ask(path, { method: 'DELETE', headers: { ...tus, ...own() } })).status).toBe(204);
    expect((await head(drafter, path)).status).toBe(404);
  });
});

describe('an upload by a plain form', () => {
  it('is taken like any other', async () => {
    const answer = await form(drafter, '通知.txt', '各处室');
    expect(answer).toMatchObject({ status: 201 });
    const { id } = answer.json();
    await expect.poll(async () => (await drafter.run('file', { id })).data).toMatchObject({ uploadedFile: { name: '通知.txt', state: 'CLEAN', canPublish: true } });
    const page = await form(drafter, '通知.txt', '各处室', { accept: 'text/html' });
    expect(page).toMatchObject({ status: 303 });
    expect(page.headers.location).toMatch(/^\/office-desk\/files\/[0-9a-f]{32}$/);
  });

  it('is refused in words where it is too large, empty, badly named or no form at all', async () => {
    expect(await form(drafter, 'a.txt', 'x'.repeat(LIMIT + 1))).toMatchObject({ status: 413, text: expect.stringContaining('超过') });
    expect(await form(drafter, 'a.txt', '')).toMatchObject({ status: 422, text: expect.stringContaining('空') });
    expect(await form(drafter, 'a\u202Etxt.exe', 'x')).toMatchObject({ status: 422, text: expect.stringContaining('不能使用的字符') });
    expect(await form(drafter, 'a.txt', 'x', { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 400 });
    expect(await drafter.ask('/uploads', { body: '--b--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=b' } })).toMatchObject({ status: 400, text: expect.stringContaining('没有文件') });
    expect(await drafter.ask('/uploads', { body: 'junk', headers: { 'content-type': 'multipart/form-data; boundary=b' } })).toMatchObject({ status: 400 });
  });
});

describe('who may', () => {
  it('send: people of the department who prepare what is published, from our own pages', async () => {
    const stranger = { ask: (path: string, asked: object) => gateway.ask(path, asked) } as unknown as BrowserSession;
    expect(await create(stranger, 'a.txt', 5)).toMatchObject({ status: 401 });
    expect(await create(trainee, 'a.txt', 5)).toMatchObject({ status: 403, text: expect.stringContaining('没有上传文件的权限') });
    expect(await create(drafter, 'a.txt', 5, { origin: 'https://evil.example' })).toMatchObject({ status: 403, text: expect.stringContaining('其他网站') });
    expect(await form(drafter, 'a.txt', 'x', { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await form(drafter, 'a.txt', 'x', { origin: 'null' })).toMatchObject({ status: 403 });
    const path = String((await create(drafter, 'a.txt', 5)).headers.location);
    expect((await head(colleague, path)).status).toBe(404);
    expect((await patch(colleague, path, 0, 'other')).status).toBe(404);
    expect((await colleague.ask(path, { method: 'DELETE', headers: { ...tus, ...own() } })).status).toBe(404);
    expect((await drafter.ask(path)).status).toBe(404);
    expect(await gateway.ask('/uploads/x', { method: 'OPTIONS' })).toMatchObject({ status: 405 });
    expect(await gateway.ask('/graphql', { method: 'PATCH' })).toMatchObject({ status: 405 });
  });

  it('see and decide: one’s own, the General Office everybody’s; nobody learns of another’s', async () => {
    const id = await sent(drafter, '联系.txt', '电话 13800138000');
    expect((await colleague.run('file', { id })).data).toEqual({ uploadedFile: null });
    expect((await colleague.run('acknowledge', { id, reason: '与我无关的文件' })).data).toMatchObject({ acknowledgeFindings: { __typename: 'Refused' } });
    expect((await colleague.run('discard', { id })).data).toMatchObject({ discardUpload: { __typename: 'Refused' } });
    expect((await colleague.run('files')).data).toMatchObject({ uploadedFiles: { totalCount: 0, edges: [] } });
    expect((await trainee.run('files')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await office.run('file', { id })).data).toMatchObject({ uploadedFile: { canAcknowledge: true } });
    expect((await office.run('acknowledge', { id, reason: '短' })).data).toMatchObject({ acknowledgeFindings: { reasons: [{ field: 'reason' }] } });
    expect((await office.run('acknowledge', { id, reason: '值班电话，可以公开' })).data).toEqual({ acknowledgeFindings: { __typename: 'FindingsAcknowledged', file: { canPublish: true } } });
    expect((await drafter.run('file', { id })).data).toMatchObject({ uploadedFile: { canPublish: true, acknowledgedBy: '示例2003', acknowledgement: '值班电话，可以公开' } });
    const listed = (await office.run('files', { first: 1 })).data as { uploadedFiles: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    expect(listed.uploadedFiles).toMatchObject({ edges: [{ node: { id } }], pageInfo: { hasNextPage: true } });
    const next = (await office.run('files', { first: 100, after: listed.uploadedFiles.pageInfo.endCursor })).data as typeof listed;
    expect(next.uploadedFiles.edges.map(({ node }) => node.id)).not.toContain(id);
    expect((await office.run('files', { after: 'x' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('read: nobody, until a public document carries it; and as long as it does', async () => {
    const id = await sent(drafter, '指南.txt', '办事指南的内容');
    const input = sampleDocument('指南', { attachments: [{ uploadId: id }] });
    await services.publishing.saveDocument({ ...input, publicationState: 'DRAFT', publishedAt: null }, { now: clock.now() });
    const file = await database.db.selectFrom('attachments').select(['id', 'name']).where('name', '=', '指南.txt').executeTakeFirstOrThrow();
    const address = `/files/${file.id}/${encodeURIComponent(file.name)}`;
    for (const who of [drafter, office]) expect((await who.ask(address)).status).toBe(404);
    await services.publishing.saveDocument(input, { now: clock.now() });
    expect(await gateway.ask(address)).toMatchObject({ status: 200, text: '办事指南的内容' });
    expect(await gateway.ask(address, { headers: { range: 'bytes=0-11' } })).toMatchObject({ status: 206, text: '办事指南' });
    expect((await drafter.run('discard', { id })).data).toEqual({ discardUpload: { __typename: 'UploadDiscarded', id } });
    expect((await drafter.run('file', { id })).data).toEqual({ uploadedFile: null });
    // The document has it still.
    expect((await gateway.ask(address)).status).toBe(200);
    const same = { name: '指南.txt', mediaType: 'text/plain', bytes: Buffer.from('办事指南的内容') };
    await services.publishing.saveDocument({ ...input, attachments: [same], publicationState: 'WITHDRAWN' }, { now: clock.now() });
    expect((await gateway.ask(address)).status).toBe(404);
  });
});
