export { fixedClock } from './fixed-clock.ts';
export { sharedPath } from './shared-path.ts';
export { testBlobs, testDataFolder } from './test-blobs.ts';
export { databaseUrl, startOtherServer, startTemplateServer, testedVersion } from './template-database.ts';
export { createTestDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
