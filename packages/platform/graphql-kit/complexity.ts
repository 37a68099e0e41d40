import type { Complexity } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './connection-args.ts';

type Estimate = Exclude<Complexity, number>;

/** Cost of a connection: its fields times the page size asked for. Wrong sizes cost the largest page; they are refused later. */
export const connectionComplexity: Estimate = ({ args, childComplexity }) => 1 + pageSizeOf(args) * childComplexity;

function pageSizeOf(args: Record<string, unknown>): number {
  const size = args['first'] ?? args['last'] ?? DEFAULT_PAGE_SIZE;
  return typeof size === 'number' && size >= 1 && size <= MAX_PAGE_SIZE ? size : MAX_PAGE_SIZE;
}

/** Cost of a field that works hard whatever is selected below it: `base` is counted each time it is asked. */
export function withBase(base: number, estimate: Estimate): Estimate {
  return (options) => base + Number(estimate(options));
}

/** Cost of a plain list that usually holds about `expected` items. */
export function listComplexity(expected: number): Estimate {
  return ({ childComplexity }) => 1 + expected * childComplexity;
}
