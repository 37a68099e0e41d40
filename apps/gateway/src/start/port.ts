import { once } from 'node:events';
import { createServer } from 'node:net';
import { OperatorError } from '../failures.ts';

/** Says early, before a database is made, that the address to listen on cannot be had. @throws OperatorError */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw listenFailure(error, port, host);
  }
  probe.close();
  await once(probe, 'close');
}

/** Why listening failed, in one line for the operator. */
export function listenFailure(error: unknown, port: number, host: string): OperatorError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'EADDRINUSE') return new OperatorError(`端口 ${port} 已被占用；请结束占用它的程序，或用 PORT 另选一个端口。`);
  if (code === 'EACCES') return new OperatorError(`没有权限监听端口 ${port}；请用 PORT 另选一个大于 1023 的端口。`);
  return new OperatorError(`无法监听 ${host}:${port}（${code}）；请检查 HOST 和 PORT。`);
}
