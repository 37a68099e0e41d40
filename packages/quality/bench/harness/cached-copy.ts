import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChildServer, type ChildServer } from './child-server.ts';
import { rawAnswer } from './raw-answer.ts';
import { root } from './root.ts';

/** What a browser says it understands. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br' };

const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);

function withoutConnection(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) kept.push(name, rawHeaders[index + 1] ?? '');
  }
  return kept;
}

/** A bare node:http server with the very bytes and headers the site answers this address with. */
export async function startCopyOf(origin: string, path: string): Promise<{ server: ChildServer; etag: string }> {
  const answer = await rawAnswer(origin + path, BROWSER);
  const etag = answer.headers.etag ?? '';
  const unchanged = await rawAnswer(origin + path, { ...BROWSER, 'if-none-match': etag });
  if (answer.status !== 200 || unchanged.status !== 304) throw new Error(`${path} is answered with ${answer.status} and ${unchanged.status}, not with 200 and 304`);
  const file = join(root, '.openhall-bench/answer.json');
  writeFileSync(
    file,
    JSON.stringify({ headers: withoutConnection(answer.rawHeaders), notModifiedHeaders: withoutConnection(unchanged.rawHeaders), body: answer.body.toString('base64') }),
  );
  return { server: await startChildServer(join(root, 'packages/quality/bench/servers/raw-bytes.ts'), { BENCH_ANSWER: file }), etag };
}
