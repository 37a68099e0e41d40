import type { SocialInsurance } from '@openhall/social-insurance';
import { demoEditions } from './social-insurance/catalogue-editions.ts';
import { demoStandards } from './social-insurance/contribution-standards.ts';

/** Saves the invented catalogues and standards, all public at once. Again: nothing changes. */
export async function seedSocialInsurance({ socialInsurance, now }: { readonly socialInsurance: SocialInsurance; readonly now: Date }): Promise<void> {
  for (const { facts, content } of demoEditions) await socialInsurance.saveEdition({ ...facts, publishedAt: now }, content, { now });
  await socialInsurance.saveStandards(demoStandards, { now });
}
