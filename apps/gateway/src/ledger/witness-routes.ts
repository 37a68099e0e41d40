import { readCheckpoints, readConsistency, type SignedCheckpoint } from '@openhall/ledger';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Answer, Deliver } from '../edge/deliver.ts';
import type { ErrorAnswer } from '../edge/error-answer.ts';
import type { Tables } from '../compose.ts';

export interface WitnessOptions {
  readonly db: Kysely<Tables>;
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
  readonly siteUrl: string;
  readonly siteName: string;
}

/** Checkpoints in the feed. */
const shown = 50;

/**
 * What outside witnesses fetch and keep: the newest signed checkpoint as it is (`/ledger/checkpoint`), and a feed of the last ones
 * (`/feeds/ledger.xml`), each with the proof that it continues the one before. Who kept one sees any later rewriting of the log.
 */
export function registerWitnesses(http: FastifyInstance, { db, deliver, errorAnswer, siteUrl, siteName }: WitnessOptions): void {
  http.get('/ledger/checkpoint', async (request, reply) => {
    const [latest] = await readCheckpoints(db, 1);
    const answer = latest === undefined ? await errorAnswer(request.raw, { status: 404 }) : text(latest.note, 'text/plain; charset=utf-8');
    reply.hijack();
    deliver(request.raw, reply.raw, answer);
  });
  http.get('/feeds/ledger.xml', async (request, reply) => {
    const checkpoints = await readCheckpoints(db, shown + 1);
    const proofs = await Promise.all(checkpoints.slice(0, shown).map((checkpoint, index) => consistencyWith(db, checkpoint, checkpoints[index + 1])));
    reply.hijack();
    deliver(request.raw, reply.raw, text(feedOf({ checkpoints: checkpoints.slice(0, shown), proofs, siteUrl, siteName }), 'application/atom+xml; charset=utf-8'));
  });
}

const text = (body: string, contentType: string): Answer => ({ status: 200, contentType, headers: {}, body, cacheSeconds: null });

async function consistencyWith(db: Kysely<Tables>, { size }: SignedCheckpoint, before: SignedCheckpoint | undefined): Promise<string> {
  return before === undefined ? '' : `\nconsistency ${before.size} ${size}\n${(await readConsistency(db, before.size, size)).join('\n')}\n`;
}

interface Feed {
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly proofs: readonly string[];
  readonly siteUrl: string;
  readonly siteName: string;
}

/** Atom (RFC 4287). An entry's content is the signed note, then the proof, so that a witness needs nothing else. */
function feedOf({ checkpoints, proofs, siteUrl, siteName }: Feed): string {
  const entries = checkpoints.map(
    ({ size, at, note }, index) => `
  <entry>
    <id>${escaped(`${siteUrl}/ledger/checkpoint#${size}`)}</id>
    <title>日志校验点：${size} 条</title>
    <updated>${at.toISOString()}</updated>
    <content type="text">${escaped(note + (proofs[index] ?? ''))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${escaped(`${siteUrl}/feeds/ledger.xml`)}</id>
  <title>${escaped(siteName)}公开日志校验点</title>
  <updated>${(checkpoints[0]?.at ?? new Date(0)).toISOString()}</updated>
  <author><name>${escaped(siteName)}</name></author>
  <link rel="self" href="${escaped(`${siteUrl}/feeds/ledger.xml`)}"/>
  <link rel="alternate" href="${escaped(`${siteUrl}/verify`)}"/>${entries.join('')}
</feed>
`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
