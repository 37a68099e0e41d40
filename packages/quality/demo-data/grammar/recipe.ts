import type { OwnKind } from '@openhall/publishing/rules';
import type { Scene } from './scene.ts';

/** A document as a recipe writes it. */
export type Written = {
  readonly title: string;
  readonly summary: string;
  /** Markup of `renderBody`, one paragraph each. */
  readonly body: readonly string[];
  /** Series of a document number, where it has one. */
  readonly series?: string;
  /** Days from writing to the first day in force, and years in force, for normative documents. */
  readonly force?: { readonly fromDays: number; readonly years: number };
  /** True where the office of the city speaks, not the department. */
  readonly byCity?: boolean;
};

export type Recipe = {
  /** Whether such a document can be about this. Absent: about anything. */
  readonly fits?: (scene: Scene) => boolean;
  readonly write: (scene: Scene) => Written;
};

/** Recipes of each kind; one at least fits anything. A recipe named twice is used twice as often. */
export type Recipes = Readonly<Record<OwnKind, readonly [Recipe, ...Recipe[]]>>;
