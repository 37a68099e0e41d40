import type { ComponentContract } from './contract.ts';
import { contract as actionButton } from './components/action-button/contract.ts';
import { contract as articleCitation } from './components/article-citation/contract.ts';
import { contract as attachmentList } from './components/attachment-list/contract.ts';
import { contract as breadcrumbTrail } from './components/breadcrumb-trail/contract.ts';
import { contract as choiceGroup } from './components/choice-group/contract.ts';
import { contract as contactBlock } from './components/contact-block/contract.ts';
import { contract as contentSection } from './components/content-section/contract.ts';
import { contract as dataTable } from './components/data-table/contract.ts';
import { contract as deadlineTrace } from './components/deadline-trace/contract.ts';
import { contract as demoBanner } from './components/demo-banner/contract.ts';
import { contract as documentBody } from './components/document-body/contract.ts';
import { contract as documentList } from './components/document-list/contract.ts';
import { contract as emptyState } from './components/empty-state/contract.ts';
import { contract as errorSummary } from './components/error-summary/contract.ts';
import { contract as facetList } from './components/facet-list/contract.ts';
import { contract as filterForm } from './components/filter-form/contract.ts';
import { contract as foldedSource } from './components/folded-source/contract.ts';
import { contract as formField } from './components/form-field/contract.ts';
import { contract as homeLead } from './components/home-lead/contract.ts';
import { contract as leaderCard } from './components/leader-card/contract.ts';
import { contract as lineIcon } from './components/line-icon/contract.ts';
import { contract as linkList } from './components/link-list/contract.ts';
import { contract as metadataTable } from './components/metadata-table/contract.ts';
import { contract as noticePanel } from './components/notice-panel/contract.ts';
import { contract as pageHeading } from './components/page-heading/contract.ts';
import { contract as pageLayout } from './components/page-layout/contract.ts';
import { contract as paginationNav } from './components/pagination-nav/contract.ts';
import { contract as printNote } from './components/print-note/contract.ts';
import { contract as readingFrame } from './components/reading-frame/contract.ts';
import { contract as revisionList } from './components/revision-list/contract.ts';
import { contract as searchForm } from './components/search-form/contract.ts';
import { contract as searchResultList } from './components/search-result-list/contract.ts';
import { contract as sectionCards } from './components/section-cards/contract.ts';
import { contract as siteFooter } from './components/site-footer/contract.ts';
import { contract as siteHeader } from './components/site-header/contract.ts';
import { contract as siteMark } from './components/site-mark/contract.ts';
import { contract as skipLink } from './components/skip-link/contract.ts';
import { contract as statFigure } from './components/stat-figure/contract.ts';
import { contract as statusTag } from './components/status-tag/contract.ts';
import { contract as tableOfContents } from './components/table-of-contents/contract.ts';
import { contract as tagLink } from './components/tag-link/contract.ts';
import { contract as textComparison } from './components/text-comparison/contract.ts';
import { contract as unitList } from './components/unit-list/contract.ts';
import { contract as validityBanner } from './components/validity-banner/contract.ts';
import { contract as visuallyHidden } from './components/visually-hidden/contract.ts';

/** Every component with its contract, in alphabetical order: source of the component page and of the guard test. */
export const catalogue: readonly ComponentContract[] = [
  actionButton,
  articleCitation,
  attachmentList,
  breadcrumbTrail,
  choiceGroup,
  contactBlock,
  contentSection,
  dataTable,
  deadlineTrace,
  demoBanner,
  documentBody,
  documentList,
  emptyState,
  errorSummary,
  facetList,
  filterForm,
  foldedSource,
  formField,
  homeLead,
  leaderCard,
  lineIcon,
  linkList,
  metadataTable,
  noticePanel,
  pageHeading,
  pageLayout,
  paginationNav,
  printNote,
  readingFrame,
  revisionList,
  searchForm,
  searchResultList,
  sectionCards,
  siteFooter,
  siteHeader,
  siteMark,
  skipLink,
  statFigure,
  statusTag,
  tableOfContents,
  tagLink,
  textComparison,
  unitList,
  validityBanner,
  visuallyHidden,
];

export { exampleNode, type ComponentContract, type Example } from './contract.ts';
