import 'reflect-metadata';
import { ArgsType, Field, Int } from 'type-graphql';
import { badUserInput } from './errors.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** Arguments of every Relay connection. https://relay.dev/graphql/connections.htm */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { nullable: true, description: 'Number of items from the start, 1–100; 20 where neither first nor last is given. Not together with last.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor of the same list in the same order.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of items from the end, 1–100. Not together with first.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items before this cursor of the same list in the same order.' })
  before?: string | null;
}

/** What a connection was asked for, once it is known to make sense. */
export type PageRequest = {
  /** Items on the page, 1–100. */
  readonly size: number;
  /** `backward` takes the last items before the end or the `before` cursor; the page is still shown in list order. */
  readonly direction: 'forward' | 'backward';
  readonly after: string | undefined;
  readonly before: string | undefined;
};

/**
 * Checks connection arguments.
 *
 * @throws BAD_USER_INPUT where a size is outside 1–100 or both directions are asked for
 */
export function pageRequest(args: Pick<ConnectionArgs, 'first' | 'after' | 'last' | 'before'>): PageRequest {
  const first = args.first ?? undefined;
  const last = args.last ?? undefined;
  if (first !== undefined && last !== undefined) throw badUserInput('first 与 last 不能同时使用：向后翻页用 first，向前翻页用 last。');
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) throw badUserInput(`每页条数应为 1 至 ${MAX_PAGE_SIZE} 之间的整数。`);
  return { size, direction: last === undefined ? 'forward' : 'backward', after: args.after ?? undefined, before: args.before ?? undefined };
}
