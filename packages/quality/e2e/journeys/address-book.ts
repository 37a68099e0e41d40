/** One address a page type, so that every type is looked at by every check. Found on the way where an address depends on data. */
export interface PageType {
  name: string;
  /** Where it is; `/search` where the first hit of a search is opened. */
  path: string;
  firstHitOf?: string;
  /** A link in the content that leads on to the page meant. */
  through?: RegExp;
  status?: number;
}

export const pageTypes: PageType[] = [
  { name: 'home', path: '/' },
  { name: 'column', path: '/columns/social-insurance' },
  { name: 'document list', path: '/documents' },
  { name: 'document list, filtered', path: '/documents?kind=REGULATION&status=IN_FORCE' },
  { name: 'document list, nothing found', path: '/documents?query=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D%E8%AF%AD' },
  { name: 'law', path: '/search', firstHitOf: '国令第711号' },
  { name: 'two texts of a law', path: '/search', firstHitOf: '中华人民共和国保守国家秘密法', through: /与.+文本对照/ },
  { name: 'policy', path: '/search', firstHitOf: '国发〔2019〕5号' },
  { name: 'search, empty', path: '/search' },
  { name: 'search', path: '/search?q=%E5%B7%A5%E4%BC%A4%E4%BF%9D%E9%99%A9' },
  { name: 'search, nothing found', path: '/search?q=zzzzqqqq' },
  { name: 'disclosure hub', path: '/disclosure' },
  { name: 'disclosure guide', path: '/disclosure/guide' },
  { name: 'disclosure catalogue', path: '/disclosure/catalogue' },
  { name: 'deadline calculator', path: '/disclosure/deadline' },
  { name: 'deadline calculated', path: '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20' },
  { name: 'deadline mistyped', path: '/disclosure/deadline?receivedOn=2026-02-30&workingDays=500', status: 400 },
  { name: 'organisation', path: '/about/organisation' },
  { name: 'leaders', path: '/about/leaders' },
  { name: 'units', path: '/about/units' },
  { name: 'contact', path: '/about/contact' },
  { name: 'accessibility', path: '/about/accessibility' },
  { name: 'site map', path: '/about/sitemap' },
  { name: 'not found', path: '/documents/0000000000000', status: 404 },
  { name: 'bad address', path: '/documents?after=nonsense', status: 400 },
];

export const widths = [360, 768, 1280] as const;
