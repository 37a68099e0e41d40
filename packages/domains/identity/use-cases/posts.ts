import { refused, Refused, type ConflictField } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { readBaseValues } from '../data/account-queries.ts';
import { recordEvent } from '../data/events.ts';
import type { PostRecord, UnitRecord } from '../data/records.ts';
import type { AccountEventKind, IdentityTables } from '../data/tables.ts';
import { readPostsById, readUnitsById } from '../data/unit-queries.ts';
import { deletePost, insertPost, renamePostRow } from '../data/unit-repository.ts';
import { postProblems } from '../rules/index.ts';
import { changesBetween, conflictingFields, type FieldValue } from './field-values.ts';
import { inWrite, permitted, refusedInState, type Permitted, type Trx, type Write } from './write.ts';

type PostSaved = { readonly __typename: 'PostSaved'; readonly post: PostRecord };
type PostConflict = { readonly __typename: 'PostConflict'; readonly current: PostRecord; readonly fields: readonly ConflictField[]; readonly changedBy: string; readonly changedAt: Date };
type PostOutcome = PostSaved | PostConflict | Refused;
type PostRemoval = { readonly __typename: 'PostRemoved'; readonly id: string } | Refused;

/** Creating, renaming and removing posts of open units. */
export function postUseCases(db: Kysely<IdentityTables>, newId: () => string) {
  return {
    createPost: ({ unitId, name }: { readonly unitId: string; readonly name: string }, write: Write): Promise<PostOutcome> => {
      const by = permitted(write, 'SAVE_POST');
      return inWrite(db, async (trx) => {
        const unit = (await readUnitsById(trx, [unitId])).get(unitId);
        if (unit === undefined) return refused('没有这个单位。', 'unitId');
        const blocked = refusedInState(by, 'SAVE_POST', unit.active ? 'UNIT_OPEN' : 'UNIT_CLOSED');
        if (blocked !== null) return blocked;
        const reasons = postProblems(name, await namesOf(trx, unit));
        if (reasons.length > 0) return new Refused(reasons);
        const id = newId();
        await insertPost(trx, id, { unitId, name }, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'POST_CREATED', null, by);
      });
    },

    updatePost: (id: string, expectedVersion: number, name: string, write: Write): Promise<PostOutcome> => {
      const by = permitted(write, 'SAVE_POST');
      return inWrite(db, async (trx) => {
        const found = await postInOpenUnit(trx, id, by);
        if (found instanceof Refused) return found;
        const { post, unit } = found;
        if (post.name === name) return { __typename: 'PostSaved', post };
        if (post.version !== expectedVersion) {
          const fields = conflictingFields(valuesOf(post.name), valuesOf(name), await readBaseValues(trx, id, expectedVersion));
          return { __typename: 'PostConflict', current: post, fields, changedBy: post.updatedBy, changedAt: post.updatedAt };
        }
        const reasons = postProblems(name, await namesOf(trx, unit));
        if (reasons.length > 0) return new Refused(reasons);
        await renamePostRow(trx, id, name, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'POST_UPDATED', post.name, by);
      });
    },

    removePost: (id: string, write: Write): Promise<PostRemoval> => {
      const by = permitted(write, 'SAVE_POST');
      return inWrite(db, async (trx) => {
        const found = await postInOpenUnit(trx, id, by);
        if (found instanceof Refused) return found;
        const { post } = found;
        const holders = await trx.selectFrom('person_posts').innerJoin('people', 'people.id', 'person_posts.person_id').select('people.name').where('post_id', '=', id).execute();
        if (holders.length > 0) return refused(`还有人担任这个岗位：${holders.map((holder) => holder.name).join('、')}。`);
        await deletePost(trx, id);
        await recordEvent(trx, { kind: 'POST_REMOVED', at: by.now, actor: by.actor, unitId: post.unitId, subjectId: id, changes: [{ ...label, before: post.name, after: '' }] });
        return { __typename: 'PostRemoved', id };
      });
    },
  };
}

const label = { field: 'name', label: '岗位名称' };

function valuesOf(name: string): FieldValue[] {
  return [{ ...label, text: name }];
}

async function postInOpenUnit(trx: Trx, id: string, by: Permitted): Promise<{ post: PostRecord; unit: UnitRecord } | Refused> {
  const post = (await readPostsById(trx, [id])).get(id);
  const unit = post === undefined ? undefined : (await readUnitsById(trx, [post.unitId])).get(post.unitId);
  if (post === undefined || unit === undefined) return refused('没有这个岗位，可能已被他人删除，请刷新页面。');
  return refusedInState(by, 'SAVE_POST', unit.active ? 'UNIT_OPEN' : 'UNIT_CLOSED') ?? { post, unit };
}

async function namesOf(trx: Trx, { postIds }: UnitRecord): Promise<string[]> {
  return [...(await readPostsById(trx, postIds)).values()].map(({ name }) => name);
}

async function saved(trx: Trx, id: string, kind: AccountEventKind, before: string | null, { now, actor }: Permitted): Promise<PostSaved> {
  const post = (await readPostsById(trx, [id])).get(id);
  if (post === undefined) throw new Error(`post ${id} was just written`);
  const changes = changesBetween(before === null ? null : valuesOf(before), valuesOf(post.name));
  await recordEvent(trx, { kind, at: now, actor, unitId: post.unitId, subjectId: id, version: post.version, changes });
  return { __typename: 'PostSaved', post };
}
