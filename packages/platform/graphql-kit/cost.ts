import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
// Its ESM build names graphql's .mjs files and so brings a second graphql, whose types refuse ours; its CommonJS build does not.
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity/cjs';
import { badUserInput } from './errors.ts';
import type { QueryLimits } from './limits.ts';

/** An operation as it is about to be executed: variables decide page sizes, so cost is known no earlier. */
export type CostedOperation = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
};

/** Fragments may be walked once for each use; this bounds the walk itself. */
const MAX_COUNTED_NODES = 20_000;
const ESTIMATORS = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/**
 * Estimated cost: one for each value answered, lists multiplied by the size asked for (connectionComplexity) or usual
 * (listComplexity), long texts ten. Infinity where the document is too tangled to count.
 */
export function queryCost({ schema, document, operationName, variables }: CostedOperation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      ...(operationName === null || operationName === undefined ? {} : { operationName }),
      estimators: ESTIMATORS,
      maxQueryNodes: MAX_COUNTED_NODES,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Bad variables are also reported here; execution refuses them itself, with a better message.
    return error.message.startsWith('Query exceeds the maximum') ? Number.POSITIVE_INFINITY : 0;
  }
}

/**
 * Refuses an operation that costs too much. Call it when the operation and its variables are known.
 *
 * @throws BAD_USER_INPUT naming the cost and the limit
 */
export function assertAffordable(operation: CostedOperation, { maxCost }: Pick<QueryLimits, 'maxCost'>): void {
  const cost = queryCost(operation);
  if (cost <= maxCost) return;
  const measured = Number.isFinite(cost) ? `估算成本为 ${Math.ceil(cost)}` : '结构过于复杂，无法估算';
  throw badUserInput(`查询过大：${measured}，上限为 ${maxCost}。请减少每页条数或字段。`);
}
