import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { isCitizenIdNumber, redactText } from './redact.ts';

// Check digits computed here, for invented people: region 000000 does not exist.
const INVENTED_ID = '100000199001010016';

function withCheckDigit(seventeen: string): string {
  return [...'0123456789X'].map((digit) => seventeen + digit).find(isCitizenIdNumber) ?? '';
}

function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

describe('redaction', () => {
  it('hides identity numbers with a right check digit and leaves other long numbers', () => {
    const id = withCheckDigit(INVENTED_ID.slice(0, 17));
    expect(redactText(`身份证号${id}，索引号 000014349/2019-00007`)).toBe('身份证号[redacted]，索引号 000014349/2019-00007');
    const wrong = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
    expect(redactText(wrong)).toBe(wrong);
  });

  it('hides every number that the check accepts (property)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{16}$/), (seventeen) => {
        const id = withCheckDigit(seventeen);
        expect(redactText(`a ${id} b`)).toBe('a [redacted] b');
        expect(redactText(id.toLowerCase())).toBe('[redacted]');
      }),
    );
  });

  it.each(['13800001234', '138 0000 1234', '138-0000-1234', '+86 13800001234'])('hides the mobile number %s', (phone) => {
    expect(redactText(`电话：${phone}。`)).toBe('电话：[redacted]。');
  });

  it.each(['国发〔2019〕5号', '0000-12345678', '1234567890123', 'doc 7k2m9q4x1b3cd', '2026-11-24T08:00:00.000Z', '19930123'])('leaves %s alone', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('hides credentials', () => {
    expect(redactText('authorization: Bearer abc.def')).not.toContain('abc');
    expect(redactText('postgres://openhall:geheim@127.0.0.1/x')).toBe('postgres://openhall:[redacted]@127.0.0.1/x');
    expect(redactText('?token=abcdef&page=2')).toBe('?token=[redacted]&page=2');
  });

  it('reaches messages, nested values, child loggers and errors', () => {
    const phone = '13800001234';
    const written = linesOf((log) => {
      log.info(`call ${phone}`);
      log.info({ deep: { list: [{ note: `call ${phone}` }], token: 'abcdef' } }, 'nested');
      log.child({ caller: phone }).warn('child');
      log.error({ err: new Error(`failed for ${phone}`, { cause: new Error(phone) }) }, 'error');
      log.info('formatted %s', phone);
    });
    expect(written.split('\n').filter(Boolean)).toHaveLength(5);
    expect(written).not.toContain(phone);
    expect(written).not.toContain('abcdef');
    expect(written).toContain('failed for');
  });
});
