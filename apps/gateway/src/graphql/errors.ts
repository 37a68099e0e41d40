import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The code that says: this was not the caller's doing. */
const internalCode = 'INTERNAL_SERVER_ERROR';
const internalMessage = '服务出现内部错误，请稍后重试。';

/** Whether an error was meant for the caller: thrown as a GraphQLError with a code, or found in the request itself. */
export function isExpected(error: GraphQLError): boolean {
  const code = error.extensions['code'];
  if (typeof code === 'string') return code !== internalCode;
  return error.originalError === undefined || error.originalError === null || error.originalError instanceof GraphQLError;
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
