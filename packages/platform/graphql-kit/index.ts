export { connectionComplexity, listComplexity } from './complexity.ts';
export { connectionFrom } from './connection.ts';
export { ConnectionArgs, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, pageRequest, type PageRequest } from './connection-args.ts';
export { createConnectionBase, createEdgeType, PageInfo, type ConnectionShape, type EdgeShape } from './connection-types.ts';
export { decodeCursor, encodeCursor, type CursorShape, type CursorValue } from './cursor.ts';
export { badUserInput } from './errors.ts';
export type { RequestContext } from './request-context.ts';
export { DateTimeScalar, isLocalDate, LocalDateScalar } from './scalars.ts';
export { selectedPaths } from './selection.ts';
