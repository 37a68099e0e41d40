import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { GuardingResolver, LeakingResolver } from './fixtures/known-bad/guarded-simple-fields.ts';
import { buildExecutableSchema } from './schema.ts';

describe('guards on simple fields', () => {
  it('stop the boot, naming each field, whether written on the type or its interface', () => {
    expect(() => buildExecutableSchema([LeakingResolver], { authChecker: () => false })).toThrow(/Applicant\.mobile \(@Authorized\).*Applicant\.idNumber \(@Authorized\)|Applicant\.idNumber \(@Authorized\).*Applicant\.mobile \(@Authorized\)/u);
    expect(() => buildExecutableSchema([LeakingResolver], { authChecker: () => false })).toThrow(/Applicant\.address \(@UseMiddleware\)/u);
  });

  it('are accepted where the field runs them', () => {
    expect(() => buildExecutableSchema([GuardingResolver], { authChecker: () => false })).not.toThrow();
  });
});
