import type { DocumentInput } from './document-input.ts';
import type { PublicationFacts } from './revision-content.ts';
import type { DisclosureAttribute, PublicationState } from './tables.ts';

/** The publication facts of a head row, read back before it is written again. */
export type SavedHead = {
  readonly id: string;
  readonly publication_state: PublicationState;
  readonly disclosure_attribute: DisclosureAttribute;
  readonly published_at: Date | null;
  readonly embargo_until: Date | null;
  readonly withdrawn_at: Date | null;
  readonly revision_number: number;
  readonly content_hash: string;
};

type Gated = Pick<SavedHead, 'publication_state' | 'disclosure_attribute' | 'published_at' | 'embargo_until'>;

/**
 * The write side's twin of the SQL gate `public_documents(at)`, needed to know whether what is being replaced was ever
 * public. Reads never use it. A test holds the two against each other.
 */
export function isPublicAt(head: Gated, at: Date): boolean {
  return (
    head.publication_state === 'PUBLISHED' &&
    head.disclosure_attribute === 'ACTIVE' &&
    head.published_at !== null &&
    head.published_at <= at &&
    (head.embargo_until === null || head.embargo_until <= at)
  );
}

/**
 * When a document is, was and ceased to be public, after this save.
 *
 * The moment of first publication never moves once it has passed, whatever a later import says, and is never back-dated.
 * A withdrawal is only remembered (and answered 410) for what the public could have seen.
 */
export function publicationFacts(input: DocumentInput, saved: SavedHead | undefined, now: Date): PublicationFacts {
  const wasPublic = saved !== undefined && (isPublicAt(saved, now) || saved.withdrawn_at !== null);
  const planned = input.publishedAt ?? saved?.published_at ?? null;
  const settled = wasPublic ? saved.published_at : planned;
  return {
    publishedAt: settled ?? (input.publicationState === 'PUBLISHED' ? now : null),
    embargoUntil: input.embargoUntil ?? null,
    withdrawnAt: withdrawnAt(input, saved, now),
  };
}

function withdrawnAt(input: DocumentInput, saved: SavedHead | undefined, now: Date): Date | null {
  if (input.publicationState !== 'WITHDRAWN') return null;
  if (saved !== undefined) return saved.withdrawn_at ?? (isPublicAt(saved, now) ? now : null);
  // A record that arrives already withdrawn was public elsewhere if it says when.
  return input.publishedAt !== null && input.publishedAt <= now ? now : null;
}

/** Did anything change besides the content? */
export function samePublication(input: DocumentInput, facts: PublicationFacts, saved: SavedHead): boolean {
  return (
    input.publicationState === saved.publication_state &&
    input.disclosureAttribute === saved.disclosure_attribute &&
    sameInstant(facts.publishedAt, saved.published_at) &&
    sameInstant(facts.embargoUntil, saved.embargo_until) &&
    sameInstant(facts.withdrawnAt, saved.withdrawn_at)
  );
}

function sameInstant(left: Date | null, right: Date | null): boolean {
  return left?.getTime() === right?.getTime();
}
