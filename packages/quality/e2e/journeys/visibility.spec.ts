import { withdrawnPath } from './address-book.ts';
import { expect, test } from './page.ts';

/**
 * What the demonstration keeps from the public, by identifier (derived from the source, so it never changes) and words of the title. The domain
 * proves its gate over every field of the schema; here a stranger goes through every door of the running site.
 */
const hidden = [
  { why: 'withheld', id: 'xp08drws019q0', title: '关于厅机关干部轮岗交流安排的通知' },
  { why: 'on request only', id: 'h88dm1dbbh60b', title: '关于甲市社会保险经办中心有关请示的复函' },
  { why: 'a draft', id: 'wa2ew66b8a7s8', title: '示例省青年人才培养支持办法（送审稿）' },
  { why: 'under embargo', id: 'y1yj3yjp8qtxz', title: '企业工资指导线的公告' },
  { why: 'withdrawn', id: withdrawnPath.replace('/documents/', ''), title: '关于举办大型人才招聘会的公告' },
] as const;

/** Everything a browser is shown without asking for anything in particular. */
const doors = ['/', '/documents', '/documents?sort=OLDEST', '/disclosure/catalogue', '/columns/personnel', '/columns/social-insurance', '/columns/talent', '/columns/rights', '/columns/employment', '/about/sitemap', '/documents.csv', '/documents.json', '/disclosure/catalogue.csv', '/columns/personnel.json', '/feeds/documents.xml', '/feeds/personnel.rss.xml', '/open-data'];

/** What tells of withdrawals too, by identifier and day. */
const news = ['/whats-new?kind=PUBLISHED', '/whats-new?kind=REVISED', '/whats-new.json', '/feeds/whats-new.xml'];

for (const { why, id, title } of hidden) {
  test(`a document that is ${why} is behind no door`, async ({ request }) => {
    const status = why === 'withdrawn' ? 410 : 404;
    for (const path of [`/documents/${id}`, `/documents/${id}?revision=1`, `/documents/${id}?compare=${id}`]) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(status);
      expect(await response.text(), path).not.toContain(title);
    }
    for (const path of doors) expect(await (await request.get(path)).text(), path).not.toContain(id);
    for (const path of news) {
      const told = await (await request.get(path)).text();
      expect(told, path).not.toContain(title);
      if (why !== 'withdrawn') expect(told, path).not.toContain(id);
    }
    const asked = encodeURIComponent(title);
    for (const path of [`/search?q=${asked}`, `/search?q=${asked}&sort=NEWEST`, `/documents?query=${asked}`, `/disclosure/catalogue?query=${asked}`]) {
      expect(await (await request.get(path)).text(), path).not.toContain(id);
    }
  });

  test(`a document that is ${why} is in no answer to a program`, async ({ request }) => {
    const query = `query Find($id: ID!, $words: String!) {
      document(id: $id) { id }
      documents(query: $words, first: 50) { edges { node { id title related { id } interpretations { id } amendedBy { id } repealedBy { id } } } }
      search(query: $words, first: 50) { edges { node { id title } } suggestion }
      searchSuggestions(prefix: $words, first: 8) { text path }
    }`;
    const response = await request.post('/graphql', { data: { query, variables: { id, words: title } } });
    expect(response.status()).toBe(200);
    const answer = (await response.json()) as { data: { document: unknown }; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(answer.data.document).toBeNull();
    expect(JSON.stringify(answer)).not.toContain(id);
    expect(JSON.stringify(answer)).not.toContain(title);
  });
}

test('none of them is in the site map', async ({ request }) => {
  const index = await (await request.get('/sitemap.xml')).text();
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '').filter((url) => url.endsWith('.xml'));
  const texts = await Promise.all(parts.map(async (url) => (await request.get(url)).text()));
  for (const { id } of hidden) expect([index, ...texts].join('\n')).not.toContain(id);
});
