import { createServer } from 'node:net';
import { freePort, testClamd, VIRUS_MARKER, type TestClamd } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClamdUnavailable, scanForViruses } from './clamd.ts';

let clamd: TestClamd;
beforeAll(async () => {
  clamd = await testClamd(await freePort());
  await clamd.start();
}, 120_000);
afterAll(() => clamd.close());

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

describe('clamd', () => {
  it.each(['a socket', 'the network'])('finds a virus by %s, wherever in the file it is', async (way) => {
    const address = way === 'a socket' ? clamd.address : clamd.networkAddress;
    expect(await scanForViruses(address, chunks('nothing'))).toEqual({ clean: true });
    expect(await scanForViruses(address, chunks(Buffer.alloc(3_000_000, 'x'), VIRUS_MARKER.slice(0, 9), VIRUS_MARKER.slice(9)))).toEqual({ clean: false, signature: expect.stringContaining('OpenHall.Test.Marker') });
  });

  it('that could not look passes nothing: too large for it, not there, silent, or speaking something else', async () => {
    const huge = async function* huge(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 40; count += 1) yield Buffer.alloc(1024 * 1024);
    };
    await expect(scanForViruses(clamd.address, huge())).rejects.toThrow(ClamdUnavailable);
    await expect(scanForViruses('/nonexistent/clamd.sock', chunks('x'))).rejects.toThrow(ClamdUnavailable);
    await expect(scanForViruses(`127.0.0.1:${await freePort()}`, chunks('x'))).rejects.toThrow(ClamdUnavailable);
    for (const reply of ['', 'HTTP/1.1 200 OK\r\n\r\n', 'stream: OKAY\0', 'stream: Access denied. ERROR\0']) {
      const port = await freePort();
      const server = createServer((socket) => socket.on('error', () => undefined).end(reply)).listen(port, '127.0.0.1');
      await expect(scanForViruses(`127.0.0.1:${port}`, chunks('x'))).rejects.toThrow(ClamdUnavailable);
      server.close();
    }
  });

  it('has what it is sent fail where reading it fails', async () => {
    const broken = async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('the disk is gone');
    };
    await expect(scanForViruses(clamd.address, broken())).rejects.toThrow('the disk is gone');
  });
});
