import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** The code that says: this was not the caller's doing. */
const internalCode = 'INTERNAL_SERVER_ERROR';
const internalMessage = '服务出现内部错误，请稍后重试。';

/**
 * Whether an error was meant for the caller: thrown with a code, or found in the request before anything was executed (then it
 * is at no path). What fails during execution without a code is a fault of ours.
 */
export function isExpected(error: GraphQLError): boolean {
  const code = error.extensions['code'];
  return typeof code === 'string' ? code !== internalCode : error.path === undefined;
}

/** What a caller may see of an error. Anything unexpected is reduced to a sentence and the request id, to be found in the log. */
export function formatError(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const formatted = error.toJSON();
  if (!isExpected(error)) return masked(formatted, requestId);
  return { ...formatted, extensions: { code: 'BAD_USER_INPUT', ...error.extensions } };
}

/** The same for an error another library has formatted; one without a code counts as unexpected. */
export function maskUnexpected(formatted: GraphQLFormattedError, requestId?: string): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  return typeof code === 'string' && code !== internalCode ? formatted : masked(formatted, requestId);
}

function masked(formatted: GraphQLFormattedError, requestId?: string): GraphQLFormattedError {
  return { ...formatted, message: internalMessage, extensions: { code: internalCode, ...(requestId === undefined ? {} : { requestId }) } };
}
