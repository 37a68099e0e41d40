import { describe, expect, it } from 'vitest';
import { sampleRequest } from '../../test/page-context.ts';
import type { SiteFrame } from './frame.ts';
import { breadcrumb, columnNavigation, displaySwitch, footer, navigation, siteSubtitle } from './furniture.ts';

const frame: SiteFrame = { title: '就业创业', description: '', canonical: '/columns/employment', trail: [{ label: '就业创业' }], section: 'documents', columnSlug: 'employment' };
const request = sampleRequest('/');
const organisationWith = (changes: Partial<typeof request.site.organisation>) => sampleRequest('/', { site: { ...request.site, organisation: { ...request.site.organisation, ...changes } } });

describe('what stands round every page', () => {
  it('marks where the visitor is', () => {
    expect(navigation(frame, request).filter(({ current }) => current).map(({ label }) => label)).toEqual(['文件库']);
    expect(columnNavigation(frame, request).filter(({ current }) => current).map(({ href }) => href)).toEqual(['/columns/employment']);
  });

  it('offers fewer ways in 适老版, in plain words', () => {
    const elder = navigation(frame, sampleRequest('/', { display: 'elder' }));
    expect(elder.map(({ label }) => label)).toEqual(['首页', '查文件', '信息公开', '联系我们']);
    expect(elder.filter(({ current }) => current).map(({ label }) => label)).toEqual(['查文件']);
    const onAbout = (canonical: string) => navigation({ ...frame, section: 'about', canonical }, sampleRequest('/', { display: 'elder' })).filter(({ current }) => current).map(({ label }) => label);
    expect([onAbout('/about/contact'), onAbout('/about/leaders')]).toEqual([['联系我们'], []]);
    expect(elder.length).toBeLessThan(navigation(frame, request).length);
  });

  it('offers every display mode, marks the one in use and knows the way back', () => {
    const { options, ...form } = displaySwitch(sampleRequest('/documents?kind=LAW', { display: 'contrast-dark' }));
    expect(form).toEqual({ action: '/display', name: 'mode', backName: 'back', back: '/documents?kind=LAW' });
    expect(options.map(({ value, label, current }) => [value, label, current])).toEqual([
      ['standard', '标准版', false],
      ['elder', '适老版', false],
      ['contrast-light', '高对比浅色', false],
      ['contrast-dark', '高对比深色', true],
    ]);
  });

  it('leads from the home page down to the page, and nowhere from the home page', () => {
    expect(breadcrumb(frame)).toEqual([{ label: '首页', href: '/' }, { label: '就业创业' }]);
    expect(breadcrumb({ ...frame, trail: [] })).toEqual([]);
  });

  it('does not say the name of the department twice', () => {
    expect(siteSubtitle(organisationWith({ name: '某厅', siteName: '某厅门户网站' }))).toBe('门户网站');
    expect(siteSubtitle(organisationWith({ name: '某厅', siteName: '某厅' }))).toBeNull();
    expect(siteSubtitle(organisationWith({ name: '某厅', siteName: '政务公开网' }))).toBe('政务公开网');
  });

  it('owes the marks of the foot (47号): organiser, contacts, site code, records, error report, site map', () => {
    const marks = footer(organisationWith({ icp: '示ICP备00000000号', publicSecurityRecord: '示公网安备 12345678901234号', errorReportUrl: 'https://zfwzgl.example.gov.cn/' }));
    expect(marks).toMatchObject({ organisation: '人力资源和社会保障厅', siteCode: '0000000000', icp: '示ICP备00000000号', reportErrorHref: 'https://zfwzgl.example.gov.cn/' });
    expect(marks.publicSecurityRecord).toEqual({ text: '示公网安备 12345678901234号', href: 'https://beian.mps.gov.cn/#/query/webSearch?code=12345678901234' });
    expect(marks.links.map(({ href }) => href)).toContain('/about/sitemap');
  });

  it('takes reports of errors itself where no central entrance was assigned', () => {
    expect(footer(request).reportErrorHref).toBe('/about/contact#report-error');
    expect(footer(request)).toMatchObject({ icp: null, publicSecurityRecord: null });
  });
});
