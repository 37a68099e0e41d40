// The ceiling for a cached answer: node:http writing bytes it already holds.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportCpu } from '../harness/report-cpu.ts';

const body = readFileSync(process.env['BENCH_BODY'] ?? '');
const headers = JSON.parse(process.env['BENCH_HEADERS'] ?? '{}') as Record<string, string>;

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] !== undefined) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => reportCpu((server.address() as AddressInfo).port));
