/** One address a page type, so that every type is looked at by every check. Found on the way where an address depends on data. */
export interface PageType {
  name: string;
  /** Where it is; `/search` where the first hit of a search is opened. */
  path: string;
  firstHitOf?: string;
  /** A link in the content that leads on to the page meant. */
  through?: RegExp;
  /** What the title of the window says, where the way there could lead somewhere else. */
  title?: RegExp;
  status?: number;
  /** The page type above it in another state: what is walked or enlarged once for the type is not gone through again. */
  state?: boolean;
}

/** A document of the demonstration that was public and was taken down; its address comes from its source and never changes. */
export const withdrawnPath = '/documents/nanaxvhsdg84q';

export const pageTypes: PageType[] = [
  { name: 'home', path: '/' },
  { name: 'column', path: '/columns/social-insurance' },
  { name: 'document list', path: '/documents' },
  { name: 'document list, filtered', state: true, path: '/documents?kind=REGULATION&status=IN_FORCE' },
  { name: 'document list, nothing found', state: true, path: '/documents?query=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D%E8%AF%AD' },
  { name: 'law', path: '/search', firstHitOf: '国令第711号', title: /^中华人民共和国政府信息公开条例 - / },
  { name: 'two texts of a law', path: '/search', firstHitOf: '中华人民共和国保守国家秘密法', through: /与.+文本对照/, title: /保守国家秘密法/ },
  { name: 'policy', path: '/search', firstHitOf: '国发〔2019〕5号', title: /双随机/ },
  { name: 'own document with a long table and a file', path: '/search', firstHitOf: '示例省人力资源和社会保障厅直属事业单位公开招聘工作人员公告', title: /直属事业单位\d{4}年公开招聘/ },
  { name: 'own document in its tenth version', path: '/search', firstHitOf: '失业保险金申领办事须知', title: /^失业保险金申领办事须知 - / },
  { name: 'an earlier version', path: '/search', firstHitOf: '失业保险金申领办事须知', through: /第 2 版/, title: /第 2 版/ },
  { name: 'own document, expired', path: '/search', firstHitOf: '关于做好军队转业干部适应性培训工作的意见（试行）', title: /适应性培训/ },
  { name: 'search, empty', path: '/search' },
  { name: 'search', path: '/search?q=%E5%B7%A5%E4%BC%A4%E4%BF%9D%E9%99%A9' },
  { name: 'search, nothing found', state: true, path: '/search?q=zzzzqqqq' },
  { name: 'disclosure hub', path: '/disclosure' },
  { name: 'disclosure guide', path: '/disclosure/guide' },
  { name: 'disclosure catalogue', path: '/disclosure/catalogue' },
  { name: 'deadline calculator', path: '/disclosure/deadline' },
  { name: 'deadline calculated', path: '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20' },
  { name: 'deadline mistyped', state: true, path: '/disclosure/deadline?receivedOn=2026-02-30&workingDays=500', status: 400 },
  { name: 'verification', path: '/verify' },
  { name: 'verified', path: '/search', firstHitOf: '失业保险金申领办事须知', through: /^[\dA-Z]{5}-[\dA-Z]{5}-/, title: /^核验码/ },
  { name: 'verification mistyped', state: true, path: '/verify?code=nonsense', status: 400 },
  { name: 'verification code nobody has', state: true, path: '/verify/00000000000000000000', status: 404 },
  { name: 'insurance catalogue, none yet', path: '/social-insurance/drugs' },
  { name: 'insurance catalogue, mistyped', state: true, path: '/social-insurance/assistive-devices?asOf=2026-02-30', status: 400 },
  { name: 'insurance standards, none yet', path: '/social-insurance/standards' },
  { name: 'what is new', path: '/whats-new' },
  { name: 'what is new, of one kind', state: true, path: '/whats-new?kind=VALIDITY_CHANGED' },
  { name: 'what is new, mistaken', state: true, path: '/whats-new?kind=NONSENSE', status: 400 },
  { name: 'open data', path: '/open-data' },
  { name: 'query', path: '/open-data/query' },
  { name: 'query answered', path: '/open-data/query?query=%7B%20documents(first%3A%202)%20%7B%20totalCount%20edges%20%7B%20node%20%7B%20title%20%7D%20%7D%20%7D%20%7D' },
  { name: 'query refused', state: true, path: '/open-data/query?query=%7B%20nothing%20%7D', status: 400 },
  { name: 'organisation', path: '/about/organisation' },
  { name: 'leaders', path: '/about/leaders' },
  { name: 'units', path: '/about/units' },
  { name: 'contact', path: '/about/contact' },
  { name: 'accessibility', path: '/about/accessibility' },
  { name: 'site map', path: '/about/sitemap' },
  { name: 'not found', path: '/documents/0000000000000', status: 404 },
  { name: 'taken down', path: withdrawnPath, status: 410 },
  { name: 'bad address', state: true, path: '/documents?after=nonsense', status: 400 },
];

/** One of each, for what takes its time. */
export const distinctPageTypes = pageTypes.filter(({ state }) => state !== true);

export const widths = [360, 768, 1280] as const;
