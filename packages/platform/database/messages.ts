/** What an operator reads in the terminal where the database cannot be used: each one sentence, saying what to do. */
const anotherFolder = '或用 OPENHALL_DATA_DIR 另选数据文件夹';

export const messages = {
  folderUnwritable: (folder: string, code: string) => `数据文件夹 ${folder} 无法写入（${code}）；请检查权限，${anotherFolder}。`,
  folderUnlockable: (file: string, reason: string) => `无法锁定 ${file}（${reason}）；请检查权限，${anotherFolder}。`,
  folderInUse: (folder: string, pid: number | null) => `数据文件夹 ${folder} 正由${pid === null ? '另一个进程' : `进程 ${pid} `}使用；请先停止它，${anotherFolder}。`,
  folderForeign: (folder: string) => `${folder} 中不是数据库文件；请把其中的内容移走，${anotherFolder}。`,
  diskFull: (folder: string, free: number, needed: number) => `${folder} 所在磁盘空间不足：剩余 ${free} MB，至少需要 ${needed} MB；未作任何改动。`,
  noBinaries: (system: string) => `没有适用于 ${system} 的内置 PostgreSQL；请用 DATABASE_URL 指定数据库。`,
  binariesMissing: (name: string) => `${name} 未安装；请连同可选依赖重新安装，或用 DATABASE_URL 指定数据库。`,
  nowhereForBinaries: (folders: readonly string[]) => `${folders.join('、')} 都无法写入；请以普通用户运行，或用 DATABASE_URL 指定数据库。`,
  orphanStays: (pid: number) => `先前进程留下的数据库服务器（进程 ${pid}）无法结束；请手工结束它。`,
  initFailed: (reason: string) => `无法建立内置数据库：${reason}`,
  startFailed: (reason: string) => `内置数据库无法启动：${reason}`,
  saidNothing: '没有任何输出',
  silent: (seconds: number) => `内置数据库在 ${seconds} 秒内没有应答；请稍后重试。`,
  wrongPassword: '内置数据库不接受 database.password 中的密码；请从数据文件夹的备份中恢复该文件。',
  notUtf8: (encoding: string) => `数据库的编码是 ${encoding}，不能保存中文；请用 ENCODING 'UTF8' 重新建立（CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'）。`,
  wrongVersion: (major: number) => `数据库服务器是 PostgreSQL ${major}；支持的版本是 15 至 18。`,
  migrationFailed: (name: string, reason: string) => `数据库结构升级 ${name} 失败：${reason}`,
  migrationUnknown: (name: string) => `数据库中有本版本不认识的结构升级 ${name}，它由更新的版本写入；请使用该版本或更新的版本。`,
} as const;
