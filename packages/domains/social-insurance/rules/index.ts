export { contribution, INSURANCES, STANDARD_ITEMS, standardOn, type BaseRule, type Contribution, type ContributionShare, type Insurance, type InsuranceContribution, type Standard, type StandardItem } from './contribution.ts';
export { CATALOGUE_KINDS, GRADE_LABELS, gradeOf, type CatalogueGrade, type CatalogueKind } from './kinds.ts';
export { LIMIT_KINDS, limitInWords, type CatalogueLimit, type LimitKind } from './limits.ts';
export { ownerOn, type CatalogueOwner } from './owner.ts';
export { socialInsurancePermissions } from './permissions.ts';
