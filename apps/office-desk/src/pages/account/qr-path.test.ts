import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath, secretOf } from './qr-path.ts';

const uri = 'otpauth://totp/%E7%A4%BA%E4%BE%8B:8001?secret=JBSWY3DPEHPK3PXP&issuer=x&digits=6';

describe('the QR code of a second factor', () => {
  it('has a square for every dark module, within its border', () => {
    const { size, path } = qrPath(uri);
    const { data } = encode(uri, { ecc: 'M', border: 4 });
    const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(squares).toHaveLength(data.flat().filter(Boolean).length);
    expect(squares.every(([x, y]) => data[y]?.[x] === true && x >= 4 && y >= 4 && x < size - 4 && y < size - 4)).toBe(true);
  });

  it('comes with its secret for typing', () => {
    expect(secretOf(uri)).toBe('JBSW Y3DP EHPK 3PXP');
    expect(secretOf('otpauth://totp/x')).toBe('');
  });
});
