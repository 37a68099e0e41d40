import 'reflect-metadata';

export type { CatalogueContent, CatalogueItem, EditionFacts } from './data/catalogue-content.ts';
export { socialInsuranceMigrations } from './data/migrations.ts';
export type { StandardInput } from './data/repository.ts';
export type { SocialInsuranceTables } from './data/tables.ts';
export { socialInsuranceResolvers } from './graphql/resolvers.ts';
export { ITEM_COLUMNS, type ColumnMapping } from './import/layouts.ts';
export { readCatalogue, type ReadFile, type RefusedRow } from './import/read-catalogue.ts';
export { readStandards } from './import/read-standards.ts';
export { createSocialInsurance, type SocialInsurance } from './service.ts';
