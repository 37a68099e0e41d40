import type { PageRequest } from '@openhall/server-render/render';
import type { LinkItem, NavigationItem } from '@openhall/ui';
import { messages } from '../messages/index.ts';
import type { Section, SiteFrame } from './frame.ts';
import { columnHref, paths } from './links.ts';

// What stands round every page (47号 §二(四)): names, navigation, the marks of the foot.

const entries: readonly { readonly section: Section; readonly label: string; readonly href: string }[] = [
  { section: 'home', label: messages.common.home, href: paths.home },
  { section: 'documents', label: messages.common.nav.documents, href: paths.documents },
  { section: 'disclosure', label: messages.common.nav.disclosure, href: paths.disclosure },
  { section: 'deadline', label: messages.common.nav.deadline, href: paths.deadline },
  { section: 'about', label: messages.common.nav.about, href: paths.organisation },
];

/** The main navigation, with the entry the page belongs to marked. */
export function navigation({ section }: SiteFrame): NavigationItem[] {
  return entries.map((entry) => ({ label: entry.label, href: entry.href, current: entry.section === section }));
}

/** The configured columns as links, the page's own marked. */
export function columnNavigation({ columnSlug }: SiteFrame, { site }: PageRequest): NavigationItem[] {
  return site.columns.map(({ slug, name }) => ({ label: name, href: columnHref(slug), current: slug === columnSlug }));
}

/** What the site is, below the name of the department: 「某厅门户网站」 need not say 「某厅」 twice. */
export function siteSubtitle({ site: { organisation } }: PageRequest): string | null {
  const { name, siteName } = organisation;
  const rest = siteName.startsWith(name) ? siteName.slice(name.length) : siteName;
  return rest === '' ? null : rest;
}

/** 当前位置 with the home page before it; nothing on the home page itself. */
export function breadcrumb({ trail }: SiteFrame): readonly { readonly label: string; readonly href?: string | undefined }[] {
  return trail.length === 0 ? [] : [{ label: messages.common.home, href: paths.home }, ...trail];
}

/** The record with the police and the page that checks it. */
function policeRecord(record: string | undefined): { readonly text: string; readonly href: string } | null {
  if (record === undefined) return null;
  const digits = /\d{10,}/.exec(record)?.[0];
  return { text: record, href: digits === undefined ? 'https://beian.mps.gov.cn/' : `https://beian.mps.gov.cn/#/query/webSearch?code=${digits}` };
}

const footerLinks: readonly LinkItem[] = [
  { label: messages.common.footer.siteMap, href: paths.siteMap },
  { label: messages.verify.title, href: paths.verify },
  { label: messages.common.footer.accessibility, href: paths.accessibility },
  { label: messages.common.footer.contact, href: paths.contact },
];

/** Every mark a government site owes at its foot. */
export function footer({ site: { organisation }, demo }: PageRequest) {
  const { contact } = organisation;
  return {
    organisation: organisation.name,
    address: contact.address,
    postcode: contact.postcode,
    phone: contact.phone,
    hours: contact.hours,
    siteCode: organisation.siteCode,
    icp: organisation.icp ?? null,
    publicSecurityRecord: policeRecord(organisation.publicSecurityRecord),
    reportErrorHref: organisation.errorReportUrl ?? paths.reportError,
    links: footerLinks,
    demo,
  };
}
