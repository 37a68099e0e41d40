import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, loadEnvironment, variables } from './environment.ts';

const root = join(import.meta.dirname, '../../..');
const example = join(root, '.env.example');

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    loadEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe('environment', () => {
  it('has a default for everything', () => {
    const environment = loadEnvironment({});
    expect(environment.http).toMatchObject({ port: 4000, siteUrl: 'http://localhost:4000', allowedHosts: ['localhost', '127.0.0.1', '[::1]'] });
    expect(environment.demo).toBe(true);
    expect(Object.isFrozen(environment.limits)).toBe(true);
  });

  it('takes host names and addresses only as such', () => {
    const problems = problemsOf({ OPENHALL_ALLOWED_HOSTS: 'www.example.cn, https://example.cn', OPENHALL_TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/99' });
    expect(problems).toEqual([
      'OPENHALL_ALLOWED_HOSTS: 应为主机名，不含协议和端口，以逗号分隔',
      'OPENHALL_TRUSTED_PROXIES: 应为 IP 地址或网段，以逗号分隔',
    ]);
    expect(problemsOf({ OPENHALL_ALLOWED_HOSTS: 'WWW.example.cn,[::1]', OPENHALL_TRUSTED_PROXIES: '10.0.0.0/8,::1,fd00::/8' })).toEqual([]);
  });

  it('lists every problem at once, named by its variable', () => {
    const problems = problemsOf({ PORT: 'eighty', DATABASE_URL: 'mysql://x', OPENHALL_DEMO: 'maybe', SITE_URL: 'https://a.example/path', OPENHALL_TYPO: '1' });
    expect(problems).toEqual([
      'PORT: 应为 1 至 65535 之间的整数',
      'SITE_URL: 应只有协议、主机和端口，不含路径',
      'DATABASE_URL: 应为 postgres:// 开头的地址',
      'OPENHALL_DEMO: 应为以下之一：0、1、true、false',
      'OPENHALL_TYPO: 没有这个设置',
    ]);
  });

  it('keeps files in a bucket where all of it is given, and takes half of it for a mistake', () => {
    const bucket = { OPENHALL_S3_BUCKET_URL: 'https://storage.example.org/openhall/', OPENHALL_S3_ACCESS_KEY: 'a', OPENHALL_S3_SECRET_KEY: 's' };
    expect(loadEnvironment(bucket).files.s3).toEqual({ bucketUrl: 'https://storage.example.org/openhall', region: 'us-east-1', accessKey: 'a', secretKey: 's' });
    expect(loadEnvironment({}).files.s3).toBeUndefined();
    expect(problemsOf({ ...bucket, OPENHALL_S3_SECRET_KEY: '' })).toEqual(['OPENHALL_S3_BUCKET_URL、OPENHALL_S3_ACCESS_KEY、OPENHALL_S3_SECRET_KEY: 应同时设置']);
    expect(problemsOf({ ...bucket, OPENHALL_S3_BUCKET_URL: 'https://storage.example.org' })).toEqual(['OPENHALL_S3_BUCKET_URL: 应为存储桶的地址，如 https://storage.example.org/bucket']);
  });

  it.each(['/run/clamav/clamd.ctl', 'clamav:3310', '[::1]:3310'])('takes %s as the place of clamd', (address) => {
    expect(loadEnvironment({ OPENHALL_CLAMD: address }).files.clamd).toBe(address);
  });

  it.each(['clamd.ctl', 'clamav', 'http://clamav:3310/'])('does not take %s for one', (address) => {
    expect(problemsOf({ OPENHALL_CLAMD: address })).toEqual(['OPENHALL_CLAMD: 应为套接字文件的绝对路径，或者 主机:端口']);
  });

  it('takes an empty value for an unset one', () => {
    expect(loadEnvironment({ PORT: '', DATABASE_URL: '' })).toEqual(loadEnvironment({}));
  });

  it('has an identity provider once it is known by all it takes, and says what is missing', () => {
    const whole = { OPENHALL_OIDC_ISSUER: 'https://id.example.cn', OPENHALL_OIDC_CLIENT_ID: 'openhall', OPENHALL_OIDC_CLIENT_SECRET: 'secret' };
    expect(loadEnvironment({}).signIn).toEqual({ secret: undefined, oidc: null });
    expect(loadEnvironment(whole).signIn.oidc).toEqual({ issuer: 'https://id.example.cn', clientId: 'openhall', clientSecret: 'secret', name: '统一身份认证', staffNumberClaim: 'preferred_username' });
    expect(problemsOf({ ...whole, OPENHALL_OIDC_CLIENT_SECRET: '' })).toEqual([expect.stringMatching(/^OPENHALL_OIDC_CLIENT_SECRET: .*缺一不可$/)]);
    expect(problemsOf({ OPENHALL_AUTH_SECRET: 'short' })).toEqual(['OPENHALL_AUTH_SECRET: 至少应有 32 个字符']);
  });

  it('shows no demonstration data in production unless asked', () => {
    expect(loadEnvironment({ NODE_ENV: 'production' }).demo).toBe(false);
    expect(loadEnvironment({ NODE_ENV: 'production', OPENHALL_DEMO: '1' }).demo).toBe(true);
    expect(loadEnvironment({ OPENHALL_DEMO: '0' }).demo).toBe(false);
  });

  it('lets the address of the site through the host list', () => {
    expect(loadEnvironment({ SITE_URL: 'https://rst.example.cn', OPENHALL_ALLOWED_HOSTS: 'www.example.cn, old.example.cn' }).http.allowedHosts).toEqual(
      expect.arrayContaining(['rst.example.cn', 'www.example.cn', 'old.example.cn']),
    );
  });

  it('is described by .env.example, variable for variable', () => {
    const described = [...readFileSync(example, 'utf8').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(described.toSorted()).toEqual(Object.keys(variables).toSorted());
  });

  it('has the defaults that .env.example states', () => {
    expect(loadEnvironment(parseEnv(readFileSync(example, 'utf8')))).toEqual(loadEnvironment({}));
  });

  it.each(['README.md', 'README.zh-CN.md'])('stands in the table of %s, variable for variable and default for default', (readme) => {
    const stated = [...readFileSync(join(root, readme), 'utf8').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| (?:`([^`]+)`|–) \|/gm)].map((match) => [match[1], match[2]]);
    const given = parseEnv(readFileSync(example, 'utf8'));
    expect(stated.toSorted()).toEqual(Object.keys(variables).map((name) => [name, given[name] === '' ? undefined : given[name]]).toSorted());
  });
});
