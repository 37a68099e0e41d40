import { documentId, type Publishing } from '@openhall/publishing';
import { demoContent } from './demo-content.ts';
import { demoSite } from './demo-site.ts';
import { DEMO_SOURCE, DEPARTMENT } from './department.ts';
import type { DemoSave } from './text/plan-text.ts';

const WEEK_MS = 7 * 86_400_000;

export type DemoProgress = { readonly done: number; readonly total: number };

export type SeedDemoOptions = {
  readonly publishing: Publishing;
  /** The day of seeding: everything is dated relative to it, and nothing later is public. */
  readonly now: Date;
  /** Told of the acts of saving done so far. */
  readonly onProgress?: (progress: DemoProgress) => void;
};

/**
 * Fills a database with the invented department's columns and documents, as if they had been published in the course of years. A second call on the
 * same day changes nothing; on a later day it moves the dates along and revises what that changes.
 *
 * @returns how many documents there are, those the public does not see included
 * @throws what the database refuses; each week is saved as a whole, and another call goes on from there
 */
export async function seedDemo({ publishing, now, onProgress }: SeedDemoOptions): Promise<{ documents: number }> {
  const { saves, relations } = demoContent(now);
  await publishing.syncColumns(demoSite.columns);
  await publishing.syncIssuers([{ name: DEPARTMENT, own: true }]);
  const pending = await withoutKnownHistory(saves, publishing, now);
  let done = 0;
  for (const group of together(pending, byKey(saves))) {
    await publishing.saveDocuments(group.map(({ input }) => input), { now: group.at(-1)?.at ?? now });
    done += group.length;
    onProgress?.({ done, total: pending.length });
  }
  await publishing.saveRelations(relations, { now, replaceFrom: [...new Set(relations.map(({ fromId }) => fromId))] });
  return { documents: byKey(saves).size };
}

/** Of a document that is there already, only the versions that are not: its history is not told twice. */
async function withoutKnownHistory(saves: readonly DemoSave[], publishing: Publishing, now: Date): Promise<DemoSave[]> {
  const loaders = publishing.loaders({ now });
  const known = new Set<DemoSave>();
  const withHistory = [...byKey(saves)].filter(([, history]) => history.length > 1);
  await Promise.all(
    withHistory.map(async ([key, history]) => {
      const id = documentId(DEMO_SOURCE, key);
      const removed = await publishing.removedDocument(id, { now });
      const saved = removed === null ? (await loaders.revisions(id)).length : history.length;
      // The last version is always offered again: where it is the same, saving it changes nothing.
      for (const save of history.slice(0, Math.min(saved, history.length - 1))) known.add(save);
    }),
  );
  return saves.filter((save) => !known.has(save));
}

function byKey(saves: readonly DemoSave[]): Map<string, DemoSave[]> {
  return Map.groupBy(saves, ({ input }) => input.sourceKey);
}

/**
 * What is saved in one transaction: a version of a text with a history by itself, since its instant is shown; everything else by the week.
 */
function together(saves: readonly DemoSave[], versions: ReadonlyMap<string, readonly DemoSave[]>): DemoSave[][] {
  const occasion = ({ at, input }: DemoSave) => ((versions.get(input.sourceKey)?.length ?? 0) > 1 ? `${input.sourceKey} ${at.getTime()}` : String(Math.floor(at.getTime() / WEEK_MS)));
  return [...Map.groupBy(saves, occasion).values()];
}
