import { createConnection, type Socket } from 'node:net';

/** Where clamd listens: a path of a socket, or `host:port`. */
export type ClamdAddress = string;

/** What an examination for viruses came to. */
export type VirusVerdict = { readonly clean: true } | { readonly clean: false; readonly signature: string };

/** clamd is not there, or did not do what it was asked. Nothing may pass then; the work is tried again. */
export class ClamdUnavailable extends Error {
  override readonly name = 'ClamdUnavailable';
}

/** Milliseconds of silence after which clamd has failed; a large archive takes it a while. */
const SILENCE = 120_000;
/** Longer than any answer. */
const LONGEST_REPLY = 8192;

/**
 * Has clamd examine a content, sent to it in pieces (INSTREAM): it needs no access to our files.
 * @throws ClamdUnavailable where it could not, for whatever reason; never passes what was not examined
 */
export async function scanForViruses(address: ClamdAddress, chunks: AsyncIterable<Uint8Array>): Promise<VirusVerdict> {
  const reply = await converse(address, chunks);
  if (reply === 'stream: OK') return { clean: true };
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found === undefined) throw new ClamdUnavailable(`clamd answered: ${reply.slice(0, 200)}`);
  return { clean: false, signature: found };
}

function converse(address: ClamdAddress, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(address);
    let reply = '';
    const fail = (reason: unknown): void => {
      socket.destroy();
      reject(reason instanceof ClamdUnavailable ? reason : new ClamdUnavailable(`clamd at ${address}: ${reason instanceof Error ? reason.message : String(reason)}`, { cause: reason }));
    };
    socket.setTimeout(SILENCE, () => fail('no answer in time'));
    socket.on('error', (error) => {
      // Where it has had enough (its own size limit) it answers and hangs up while we still send.
      if (reply === '') fail(error);
    });
    socket.on('data', (data) => {
      reply += data.toString('utf8');
      if (reply.length > LONGEST_REPLY) fail('an endless answer');
    });
    socket.on('close', () => {
      const [line = ''] = reply.split('\0');
      if (line === '') fail('it hung up without an answer');
      else resolve(line);
    });
    socket.on('connect', () => void send(socket, chunks).catch(fail));
  });
}

async function send(socket: Socket, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of chunks) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    await write(socket, length);
    await write(socket, chunk);
  }
  await write(socket, Buffer.alloc(4));
}

/** Waits until there is room, or until the other side is gone: the answer tells why. */
async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (!socket.writable || socket.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

function connectTo(address: ClamdAddress): Socket {
  const network = /^\[?([^/[\]]+)\]?:(\d{1,5})$/.exec(address);
  return network === null ? createConnection(address) : createConnection({ host: network[1] ?? '', port: Number(network[2]) });
}
