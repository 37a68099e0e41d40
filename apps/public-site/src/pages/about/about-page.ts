import type { PageContext } from '@openhall/server-render/render';
import type { NavigationItem } from '@openhall/ui';
import { h, type Component } from 'vue';
import { messages } from '../../messages/index.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { aboutHref, aboutPages, paths, type AboutPage } from '../../site/links.ts';
import AboutFrame from './AboutFrame.vue';
import AccessibilityPage from './AccessibilityPage.vue';
import ContactPage from './ContactPage.vue';
import LeadersPage from './LeadersPage.vue';
import OrganisationPage from './OrganisationPage.vue';
import SiteMapPage from './SiteMapPage.vue';
import UnitsPage from './UnitsPage.vue';

const { pages, heading, keywords, columnType } = messages.about;

const components: Readonly<Record<AboutPage, Component>> = {
  organisation: OrganisationPage,
  leaders: LeadersPage,
  units: UnitsPage,
  contact: ContactPage,
  accessibility: AccessibilityPage,
  sitemap: SiteMapPage,
};

const navigationOf = (current: AboutPage): NavigationItem[] => aboutPages.map((page) => ({ label: pages[page].title, href: aboutHref(page), current: page === current }));

function render(page: AboutPage, { request }: PageContext): ReturnType<SitePage> {
  const { site } = request;
  const { title, description: describe } = pages[page];
  const description = describe(site.organisation.name);
  const content = h(AboutFrame, { title, lead: description, navigation: navigationOf(page) }, () => h(components[page], { site }));
  return shown(request, content, {
    title,
    description,
    canonical: aboutHref(page),
    trail: [{ label: heading, href: paths.organisation }, { label: title }],
    section: 'about',
    column: { name: heading, description, keywords, type: columnType },
  });
}

/** One page of 机构概况: what art. 20 (2) wants known of the department, and what helps to use the site. All from the configuration. */
export const aboutPage =
  (page: AboutPage): SitePage =>
  (context) =>
    render(page, context);
