import { encode } from 'uqr';

/** A QR code as one path on a grid, dark squares only: an image the content security policy needs no exception for. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}

/** The secret in an `otpauth:` address, in groups of four for typing; empty where there is none. */
export function secretOf(uri: string): string {
  const secret = /[?&]secret=([^&]+)/.exec(uri)?.[1] ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
