export { fixedClock } from './fixed-clock.ts';
export { sharedPath } from './shared-path.ts';
export { databaseUrl, startOtherServer, startTemplateServer, testedVersion } from './template-database.ts';
export { createTestDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { until } from './until.ts';
