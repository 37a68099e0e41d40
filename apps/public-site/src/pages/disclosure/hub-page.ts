import { OWN_KINDS } from '@openhall/publishing/rules';
import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { catalogueAddress, paths, searchHref } from '../../site/links.ts';
import { listHref, noFilters, nowhere } from '../../site/list-query.ts';
import HubPage from './HubPage.vue';

const { hub, columnType } = messages.disclosure;

const kindLinks = OWN_KINDS.map((kind) => ({
  label: messages.kindLabels[kind],
  href: listHref({ filters: { ...noFilters, kinds: [kind] }, sort: 'NEWEST', position: nowhere }, catalogueAddress),
}));

/** `/disclosure`: what can be found here, how to ask for the rest, who answers. */
export const hubPage: SitePage = ({ request }) => {
  const { organisation, disclosureGuide } = request.site;
  const content = h(HubPage, { office: organisation.disclosureOffice, requestSteps: disclosureGuide.requestSteps, kindLinks, lawHref: searchHref(hub.lawWords) });
  return shown(request, content, {
    title: hub.title,
    description: hub.description,
    canonical: paths.disclosure,
    trail: [{ label: hub.title }],
    section: 'disclosure',
    column: { name: hub.title, description: hub.description, keywords: hub.keywords, type: columnType },
  });
};
