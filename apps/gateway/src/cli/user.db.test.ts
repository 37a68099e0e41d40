import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openhall } from '../../test/openhall.ts';
import type { Tables } from '../compose.ts';

let database: TestDatabase<Tables>;
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
});
afterAll(() => database.drop());

const run = (...argv: string[]) => openhall(['user', ...argv], { DATABASE_URL: database.url, OPENHALL_DEMO: '0' });

describe('openhall user', () => {
  it('makes the first administrator of an empty installation, and the unit they are in', async () => {
    const made = await run('create', '--staff-number', '0001', '--name', '示例寅', '--role', 'ADMINISTRATOR', 'AUDITOR');
    expect(made.exitCode).toBe(0);
    expect(made.lines).toEqual([expect.stringMatching(/^已新增 示例寅（工号 0001，.+）。$/), expect.stringMatching(/^一次性密码　([a-z2-9]{4}-){3}[a-z2-9]{4}　/)]);
    expect(jsonOf(await run('list', '--json'))).toMatchObject({ ok: true, people: [{ staffNumber: '0001', name: '示例寅', unit: 'JG', roles: ['ADMINISTRATOR', 'AUDITOR'], active: true }] });
  });

  it('takes others in, lists, resets and deactivates them', async () => {
    expect(jsonOf(await run('create', '--staff-number', '0002', '--name', '示例甲', '--role', 'DRAFTER', '--unit', 'JG', '--json'))).toMatchObject({ ok: true, person: { staffNumber: '0002' }, oneTimePassword: expect.any(String) as string });
    expect(jsonOf(await run('reset', '0002', '--json'))).toMatchObject({ ok: true, oneTimePassword: expect.any(String) as string });
    expect((await run('deactivate', '0002')).lines).toEqual(['已停用 示例甲。']);
    expect((await run('list')).lines).toEqual([expect.stringMatching(/^0001　示例寅　.+　系统管理员、审计人员$/), expect.stringMatching(/^0002　示例甲　.+　拟稿人　已停用$/)]);
  });

  it.each([
    ['the last administrator', ['deactivate', '0001'], '这是最后一名在用的系统管理员'],
    ['a number in use', ['create', '--staff-number', '0001', '--name', '示例乙', '--role', 'DRAFTER'], '工号 0001 已属于示例寅'],
    ['an unknown role', ['create', '--staff-number', '0009', '--name', '示例乙', '--role', 'KING'], '没有角色 KING'],
    ['an unknown unit', ['create', '--staff-number', '0009', '--name', '示例乙', '--role', 'DRAFTER', '--unit', 'NONE'], '没有代码为 NONE 的单位；现有：JG'],
    ['nobody', ['reset', '0009'], '没有工号为 0009 的人员'],
    ['a missing role', ['create', '--staff-number', '0009', '--name', '示例乙'], '缺少选项 --role'],
  ])('refuses %s in one line', async (_what, argv, said) => {
    const refused = await run(...argv);
    expect(refused.exitCode).toBe(1);
    expect(refused.notes.join('\n')).toContain(said);
  });

  it('explains itself', async () => {
    for (const command of ['create', 'list', 'reset', 'deactivate']) expect((await run(command, '--help')).lines.join('\n')).toContain('--json');
  });
});
