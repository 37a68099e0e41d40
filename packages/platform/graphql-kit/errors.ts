import { GraphQLError } from 'graphql';

/**
 * A refusal of what the caller sent, in Chinese a person understands. Code BAD_USER_INPUT, HTTP 200 with the other
 * fields of the operation or 400 where the whole request fails. Say what is wrong and what would be right.
 */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
