import type { CatalogueKind } from '../../gql/graphql.ts';
import { catalogueSlugs, socialInsuranceHref, type CatalogueSlug } from '../../site/links.ts';

const kinds: Readonly<Record<CatalogueSlug, CatalogueKind>> = { drugs: 'DRUG', treatments: 'TREATMENT', 'assistive-devices': 'ASSISTIVE_DEVICE' };

/** What each catalogue's address calls it, its kind, and the address. */
export const catalogues = catalogueSlugs.map((slug) => ({ slug, kind: kinds[slug], path: socialInsuranceHref(slug) }));
export type CatalogueAddress = (typeof catalogues)[number];
