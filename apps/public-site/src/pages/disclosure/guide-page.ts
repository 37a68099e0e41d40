import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { paths } from '../../site/links.ts';
import GuidePage from './GuidePage.vue';
import { guideSections } from './guide-sections.ts';

const { guide, hub, columnType } = messages.disclosure;

/** `/disclosure/guide`: everything art. 12 wants the guide to say, from the configuration of the department. */
export const guidePage: SitePage = ({ request }) => {
  const { organisation } = request.site;
  const content = h(GuidePage, {
    organisation: organisation.name,
    office: organisation.disclosureOffice,
    sections: guideSections(request.site.disclosureGuide),
  });
  return shown(request, content, {
    title: guide.title,
    description: guide.description,
    canonical: paths.guide,
    trail: [{ label: hub.title, href: paths.disclosure }, { label: guide.title }],
    section: 'disclosure',
    column: { name: guide.title, description: guide.description, keywords: guide.keywords, type: columnType },
  });
};
