import { loadSiteConfig } from '@openhall/runtime';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, viewOf } from '../../../test/page-context.ts';
import { guidePage } from './guide-page.ts';
import { guideSections } from './guide-sections.ts';

const noQuery = () => Promise.reject(new Error('The guide asks nothing.'));
const site = loadSiteConfig(undefined);

describe('政府信息公开指南', () => {
  it('art. 12: says how information is classified and arranged and how to get it, and names the office with address, hours, telephone and the rest', async () => {
    const html = await htmlOf(viewOf(await guidePage(sampleContext('/disclosure/guide', {}, noQuery))));
    const { disclosureGuide, organisation } = site;
    const { name, address, hours, phone } = organisation.disclosureOffice;
    for (const text of [...disclosureGuide.arrangement, ...disclosureGuide.access, ...disclosureGuide.requestSteps, ...disclosureGuide.supervision, name, address, hours, phone]) expect(html).toContain(text);
  });

  it('numbers its parts without a gap where one is empty, and never leaves out the office', () => {
    const headings = guideSections({ scope: ['甲'], arrangement: [], access: ['乙'], requestSteps: [], supervision: [] }).map(({ heading }) => heading);
    expect(headings).toEqual(['一、公开范围', '二、获取方式', '三、政府信息公开工作机构']);
  });
});
