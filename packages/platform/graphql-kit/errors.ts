import { GraphQLError } from 'graphql';

/**
 * A refusal of what the caller sent, in Chinese a person understands. Code BAD_USER_INPUT, HTTP 200 with the other
 * fields of the operation or 400 where the whole request fails. Say what is wrong and what would be right.
 */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** What was asked for is for people who are signed in. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError('请先登录。', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** The viewer's roles do not allow it. */
export function forbidden(): GraphQLError {
  return new GraphQLError('您的角色没有这项权限。', { extensions: { code: 'FORBIDDEN' } });
}

/** The viewer signed in with a one-time password and has not replaced it yet. */
export function passwordChangeRequired(): GraphQLError {
  return new GraphQLError('请先修改一次性密码。', { extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } });
}
