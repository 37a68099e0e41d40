/** What strangers send where a word, a number, a date or a page position is expected: percent-encoded, as it goes on the wire. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'nothing': '',
  'a script': encodeURIComponent('<script>alert(1)</script>'),
  'an attribute that ends': encodeURIComponent('"><img src=x onerror=alert(1)>'),
  'an address that runs': encodeURIComponent('javascript:alert(1)'),
  'an end of SQL': encodeURIComponent(`'; drop table issuers; --`),
  'a search operator': encodeURIComponent(`' & ! ( | <-> :* \\`),
  'a NUL': '%00',
  'a NUL in a word': '%E5%B0%B1%00%E4%B8%9A',
  'half a character': '%E5%B0',
  'a lone surrogate': '%ED%A0%80',
  'a broken escape': '%',
  'line ends': '%0D%0Aset-cookie:%20a=b',
  'a long word': encodeURIComponent('社'.repeat(700)),
  'many words': encodeURIComponent('社保 就业 '.repeat(100)),
  'marks without a letter': encodeURIComponent('\u0301'.repeat(300)),
  'letters turned round': encodeURIComponent('\u202Egnp.exe'),
  'a minus': '-1',
  'a huge number': '9'.repeat(40),
  'no number': 'NaN',
  'an exponent': '1e309',
  'a date there is not': '2026-02-30',
  'a date out of any calendar': '99999-12-31',
  'the prototype': '__proto__',
  'a path upwards': encodeURIComponent('../../../../etc/passwd'),
  'an empty position': Buffer.from('[]').toString('base64url'),
  'a position of another kind': Buffer.from('{"a":1}').toString('base64url'),
  'a position with a NUL': Buffer.from('["2026-01-01","\u0000"]').toString('base64url'),
  'a position nested deep': Buffer.from(`${'['.repeat(2000)}${']'.repeat(2000)}`).toString('base64url'),
};

/** Something of what is inside, in an answer of any kind. */
export function leakIn(body: string): string | null {
  return /syntax error|ECONN|FST_ERR|node_modules|at \w+ \(|tsvector|pg_catalog|information_schema/.exec(body)?.[0] ?? null;
}

/** A stranger's markup as markup, in a page. */
export function markupIn(page: string): string | null {
  return /<script>alert|<img src=x|(?:href|src|action)="javascript:/.exec(page)?.[0] ?? null;
}
