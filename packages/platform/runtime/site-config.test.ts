import { describe, expect, it } from 'vitest';
import { loadSiteConfig, parseSiteConfig, SiteConfigError } from './site-config.ts';

describe('site configuration', () => {
  it('comes with a neutral default that has the eight columns of the address map', () => {
    expect(loadSiteConfig(undefined).columns.map((column) => column.slug)).toEqual([
      'employment',
      'personnel',
      'talent',
      'social-insurance',
      'training',
      'rights',
      'veterans',
      'overseas-talent',
    ]);
  });

  it('names every problem with its place', () => {
    const site = structuredClone(loadSiteConfig(undefined));
    const broken = { ...site, organisation: { ...site.organisation, siteCode: '12' }, businessTimeZone: 'Mars/Base', columns: [site.columns[0], site.columns[0]] };
    expect(() => parseSiteConfig(broken, 'site.json')).toThrow(/site\.json.*organisation\.siteCode.*businessTimeZone.*columns/s);
  });

  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['PRC', true],
    ['Mars/Base', false],
    ['', false],
  ])('takes the zone %j: %s', (businessTimeZone, taken) => {
    const parse = () => parseSiteConfig({ ...loadSiteConfig(undefined), businessTimeZone }, 'site.json').businessTimeZone;
    expect(taken ? parse() : parseOrError(parse)).toBe(taken ? businessTimeZone : 'SiteConfigError');
  });

  it.each([
    [1, true],
    [60, true],
    [0, false],
    [61, false],
    [2.5, false],
  ])('takes a promise to answer about accessibility within %d working days: %s', (replyWorkingDays, taken) => {
    const site = loadSiteConfig(undefined);
    const promised = { ...site, organisation: { ...site.organisation, accessibilityFeedback: { unit: '厅办公室', phone: '0000-12345', replyWorkingDays } } };
    const parse = () => String(parseSiteConfig(promised, 'site.json').organisation.accessibilityFeedback?.replyWorkingDays);
    expect(taken ? parse() : parseOrError(parse)).toBe(taken ? String(replyWorkingDays) : 'SiteConfigError');
  });

  it('says which file cannot be read', () => {
    expect(() => loadSiteConfig('/nonexistent/site.json')).toThrow(SiteConfigError);
  });
});

function parseOrError(parse: () => string): string {
  try {
    return parse();
  } catch (error) {
    return (error as Error).name;
  }
}
