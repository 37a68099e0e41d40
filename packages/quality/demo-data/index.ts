export { demoSite } from './demo-site.ts';
export { COMMON_WORD } from './grammar/vocabulary.ts';
export { generateDocuments, type GrammarOptions } from './grammar/generate-documents.ts';
export { demoPeople, demoUnits, type DemoPerson } from './people.ts';
export { seedDemo, type DemoProgress, type SeedDemoOptions } from './seed-demo.ts';
export { seedSocialInsurance } from './seed-social-insurance.ts';
