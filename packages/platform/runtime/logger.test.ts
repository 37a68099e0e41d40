import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';

/** The lines written, read back; a line that is no JSON throws. */
function written(level: string, write: (log: Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger({ level, destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the logger', () => {
  it('writes one line of JSON an event, with the level by name and the time in UTC', () => {
    const [line] = written('info', (log) => log.info({ route: '/documents' }, 'answered'));
    expect(line).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), route: '/documents', msg: 'answered' });
  });

  it('writes nothing below its level', () => {
    expect(written('warn', (log) => log.info('quiet'))).toEqual([]);
    expect(written('silent', (log) => log.fatal('quiet'))).toEqual([]);
  });

  it('tells an error with its causes and its code', () => {
    const error = Object.assign(new Error('no connection', { cause: new Error('refused') }), { code: 'ECONNREFUSED' });
    const [line] = written('info', (log) => log.error({ err: error }, 'failed'));
    expect(line?.['err']).toMatchObject({ type: 'Error', message: 'no connection', code: 'ECONNREFUSED', stack: expect.stringContaining('no connection') as string, cause: { message: 'refused' } });
  });

  it('leaves ordinary numbers numbers and hides those that are somebody’s', () => {
    const [fields, bindings] = written('info', (log) => {
      log.info({ bytes: 1_234_567, since: 1_764_032_400_000, called: 13_800_001_234, list: [13_800_001_234] }, 'x');
      log.child({ called: 13_800_001_234, bytes: 42 }).info('x');
    });
    expect(fields).toMatchObject({ bytes: 1_234_567, since: 1_764_032_400_000, called: '[redacted]', list: ['[redacted]'] });
    expect(bindings).toMatchObject({ called: '[redacted]', bytes: 42 });
  });

  it('writes a whole line whatever it is given, and no secret (property)', () => {
    const secret = 's3cr3t-Value';
    const frame = fc.constantFrom('token=%', 'password: "%"', "secret='%'", '{"token":"%"}', 'Bearer %', 'postgres://u:%@h/db', 'authorization: %', 'cookie=%; path=/');
    const noise = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', '\n', ',', '{', '}', ':', '@', '工'), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' })), maxLength: 20 });
    fc.assert(
      fc.property(frame, noise, noise, noise, (given, before, after, name) => {
        const text = `${before} ${given.replace('%', secret)} ${after}`;
        const lines = written('info', (log) => {
          log.info(text);
          log.info({ [`x${name}`]: { deep: [text] } }, '%s', text);
          log.child({ given: text, also: after }).error({ err: new Error(text) }, 'failed');
        });
        expect(lines).toHaveLength(3);
        expect(JSON.stringify(lines)).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });
});
