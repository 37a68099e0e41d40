import { loadSiteConfig } from '@openhall/runtime';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, sampleRequest, viewOf } from '../../../test/page-context.ts';
import { aboutPages } from '../../site/links.ts';
import { aboutPage } from './about-page.ts';
import { siteMapGroups } from './site-map-groups.ts';

const noQuery = () => Promise.reject(new Error('These pages ask nothing.'));
const site = loadSiteConfig(undefined);
const open = async (page: (typeof aboutPages)[number], organisation: Partial<typeof site.organisation> = {}) => {
  const context = sampleContext(`/about/${page}`, {}, noQuery);
  return viewOf(await aboutPage(page)({ ...context, request: sampleRequest(`/about/${page}`, { site: { ...site, organisation: { ...site.organisation, ...organisation } } }) }));
};

describe('the pages about the department', () => {
  it.each(aboutPages)('%s stands even where nothing is configured, and marks itself in the navigation', async (page) => {
    const view = await open(page, { profile: [], duties: [], leaders: [], units: [] });
    expect(view.status).toBe(200);
    expect(await htmlOf(view)).toMatch(new RegExp(`href="/about/${page}" aria-current="true"`));
  });

  it('offer every way to report an error that is configured, and no other', async () => {
    const { contact } = site.organisation;
    const bare = await htmlOf(await open('contact', { contact: { ...contact, phone: '0000-00000000' } }));
    expect(bare).toContain('href="tel:000000000000"');
    expect(bare).not.toContain('mailto:');
    const full = await htmlOf(await open('contact', { contact: { ...contact, email: 'a@example.gov.cn' }, errorReportUrl: 'https://zfwzzc.example.gov.cn/' }));
    expect(full).toContain('mailto:a@example.gov.cn');
    expect(full).toContain('href="https://zfwzzc.example.gov.cn/"');
  });

  it('say who answers what is reported about accessibility, how to reach them and within which time', async () => {
    const promised = await htmlOf(await open('accessibility', { accessibilityFeedback: { unit: '厅办公室', phone: '0000-12345', email: 'a11y@example.gov.cn', replyWorkingDays: 3 } }));
    for (const words of ['受理和答复：厅办公室', 'href="tel:000012345"', 'mailto:a11y@example.gov.cn', '3 个工作日内答复', 'WCAG）2.2 版 AA 级', 'GB/T 37668-2019', '尚未做到的']) expect(promised).toContain(words);
  });

  it('promise no time nobody has set', async () => {
    const html = await htmlOf(await open('accessibility'));
    expect(html).toContain(`受理和答复：${site.organisation.disclosureOffice.name}`);
    expect(html).not.toContain('个工作日内答复');
  });

  it('list every configured column on the site map', () => {
    const hrefs = siteMapGroups(site).flatMap(({ items }) => items.map(({ href }) => href));
    for (const { slug } of site.columns) expect(hrefs).toContain(`/columns/${slug}`);
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });
});
