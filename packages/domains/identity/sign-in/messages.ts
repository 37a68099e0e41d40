import { LOCK_MINUTES, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../rules/index.ts';

/** What people are told, by better-auth's codes and ours. The first is said of a wrong password and of a number nobody has alike. */
const MESSAGES: Readonly<Record<string, string>> = {
  INVALID_USERNAME_OR_PASSWORD: '工号或密码不正确。',
  LOCKED: `失败次数过多，请在 ${LOCK_MINUTES} 分钟后再试，或请系统管理员解除锁定。`,
  ONE_TIME_PASSWORD_EXPIRED: '一次性密码已过期，请联系系统管理员重新发放。',
  PASSWORD_CHANGE_REQUIRED: '请先修改一次性密码。',
  INVALID_PASSWORD: '密码不正确。',
  SAME_PASSWORD: '新密码不能与原密码相同。',
  PASSWORD_TOO_SHORT: `密码至少应有 ${SHORTEST_PASSWORD} 个字符。`,
  PASSWORD_TOO_LONG: `密码最多 ${LONGEST_PASSWORD} 个字符。`,
  INVALID_CODE: '验证码不正确。请核对手机时间后，用新的验证码再试。',
  INVALID_BACKUP_CODE: '备用码不正确，或已经用过。',
  TOTP_ALREADY_ENABLED: '两步验证已经启用。',
  TOTP_NOT_ENABLED: '尚未启用两步验证。',
  TWO_FACTOR_NOT_ENABLED: '尚未启用两步验证。',
  INVALID_TWO_FACTOR_COOKIE: '登录已超时，请重新输入工号和密码。',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: '验证码错误次数过多，请重新输入工号和密码。',
  UNAUTHORIZED: '请先登录。',
  SESSION_REQUIRED: '请先登录。',
  SESSION_NOT_FRESH: '登录时间较长，请重新登录后再操作。',
  PASSKEY_NOT_FOUND: '没有找到这个通行密钥，可能已被删除。',
  CHALLENGE_NOT_FOUND: '操作已超时，请重试。',
  USER_NOT_VERIFIED: '通行密钥没有核实本人，请用指纹、面容或 PIN 码解锁后再试。',
  AUTHENTICATION_FAILED: '通行密钥验证没有通过。',
  FAILED_TO_VERIFY_REGISTRATION: '通行密钥没有登记成功，请重试。',
  PREVIOUSLY_REGISTERED: '这个通行密钥已经登记过。',
  PROVIDER_NOT_FOUND: '没有配置统一身份认证。',
  FOREIGN_ORIGIN: '请求来自其他网站，已被拒绝。',
  NOT_FOUND: '没有这个地址。',
  BAD_REQUEST: '提交的内容不完整或格式不对。',
};

/** A code and what it means for people. */
export function messageOf(code: string | undefined, status: number): { code: string; message: string } {
  const renamed = code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'LOCKED' : code;
  const known = renamed !== undefined && Object.hasOwn(MESSAGES, renamed) ? renamed : undefined;
  const fallback = status === 401 || status === 403 ? 'UNAUTHORIZED' : 'BAD_REQUEST';
  const said = known ?? fallback;
  return { code: known ?? (renamed === undefined ? fallback : renamed), message: MESSAGES[said] ?? '' };
}
