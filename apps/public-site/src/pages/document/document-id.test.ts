import { describe, expect, it } from 'vitest';
import { readDocumentId } from './document-id.ts';

describe('the identifier in an address', () => {
  it.each(['0a1b2c3d4e5f6', '0A1B2C3D4E5F6', '0a1b2c3d4e5f6.html', '0a1b2c3d4e5f6。', '0a1b2c3d4e5f6）', 'oaib2c3d4e5f6', '０a1b2c3d4e5f6'])('is understood as %s', (text) => {
    expect(readDocumentId(text)).toBe('0a1b2c3d4e5f6');
  });

  it.each(['', '0a1b2c3d4e5f', '0a1b2c3d4e5f67', 'ua1b2c3d4e5f6', '../etc/passwd', '<script>'])('is none in %s', (text) => {
    expect(readDocumentId(text)).toBeNull();
  });
});
