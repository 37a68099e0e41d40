// The ceiling for a cached answer: node:http writing bytes and headers it already holds.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  headers: string[];
  notModifiedHeaders: string[];
  body: string;
}

const answer = JSON.parse(readFileSync(process.env['BENCH_ANSWER'] ?? '', 'utf8')) as Answer;
const body = Buffer.from(answer.body, 'base64');

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] !== undefined) {
    response.writeHead(304, answer.notModifiedHeaders).end();
    return;
  }
  response.writeHead(200, answer.headers).end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`));
