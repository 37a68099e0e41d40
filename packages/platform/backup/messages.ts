/** What an operator reads where a backup or an export cannot be made or used: each one sentence, saying what to do. */
const unchanged = '未作任何改动';

export const messages = {
  exists: (path: string) => `${path} 已存在，${unchanged}；请另选路径。`,
  noFolder: (path: string) => `文件夹 ${path} 不存在；请先建立它，或另选路径。`,
  forbidden: (path: string) => `没有权限写入 ${path}；请检查权限，或另选路径。`,
  readOnly: (path: string) => `${path} 所在磁盘是只读的；请另选路径。`,
  diskFull: (path: string) => `${path} 所在磁盘已满，没有留下文件；请腾出空间，或另选路径。`,
  unwritable: (path: string, code: string) => `无法写入 ${path}（${code}）。`,
  missing: (path: string) => `${path} 不存在。`,
  unreadable: (path: string, code: string) => `无法读取 ${path}（${code}）。`,
  noFile: (path: string) => `${path} 不是文件；备份是 openhall backup 写成的一个文件。`,
  interrupted: `已中断，${unchanged}。`,

  notABackup: (path: string) => `${path} 不是备份文件，${unchanged}。`,
  cutOff: (path: string, where: string) => `备份 ${path} 不完整，在 ${where} 处中断，${unchanged}；请使用另一份备份。`,
  damaged: (path: string, part: string) => `备份 ${path} 已损坏：${part} 与清单不符，${unchanged}；请使用另一份备份。`,
  damagedAfter: (path: string, part: string) => `备份 ${path} 已损坏：${part} 之后无法读取，${unchanged}；请使用另一份备份。`,
  unlisted: (path: string, part: string) => `备份 ${path} 中有清单没有列出的 ${part}，${unchanged}；请使用另一份备份。`,
  otherFormat: (path: string) => `${path} 的格式不是本版本能读取的；请使用写成它的版本或更新的版本。`,
  unknownMigration: (name: string) => `备份由更新的版本写成（数据结构 ${name}）；请使用该版本或更新的版本，${unchanged}。`,
  changedMigration: (name: string) => `备份的数据结构 ${name} 与本版本的不同；请使用写成它的版本，${unchanged}。`,

  nothingToBackUp: '这个数据库中没有明厅的数据。',
  otherSchema: (table: string) => `数据库中有不属于明厅的表 ${table}；请为明厅使用单独的数据库，${unchanged}。`,
  foreign: (table: string) => `数据库中有不属于明厅的表（${table}），不能恢复到这里；请使用单独的空数据库，${unchanged}。`,
  occupied: (database: string, tables: string) => `数据库 ${database} 不是空的（${tables} 中有数据），${unchanged}；确实要以备份取代其中的全部内容，请加上 --replace ${database}。`,
  otherName: (given: string, database: string) => `--replace 写的是 ${given}，而数据库名是 ${database}，${unchanged}。`,
  noTable: (table: string) => `本版本没有备份中的表 ${table}，${unchanged}。`,
  unlistedTable: (table: string) => `备份中没有表 ${table}，${unchanged}；请使用另一份备份。`,
  otherColumns: (table: string) => `表 ${table} 的列与备份中的不同，${unchanged}；请使用写成备份的版本。`,
  otherContent: (table: string) => `恢复后的表 ${table} 与备份不一致，已全部撤销，${unchanged}。`,
  brokenKey: (constraint: string) => `备份中的数据不满足外键 ${constraint}，已全部撤销，${unchanged}。`,
  failedCheck: (check: string, problem: string) => `恢复后的检查“${check}”没有通过：${problem}。已全部撤销，${unchanged}。`,
  databaseFull: `数据库所在磁盘空间不足，已全部撤销，${unchanged}。`,
  databaseForbidden: (reason: string) => `数据库账号权限不足（${reason}），${unchanged}。`,
  databaseBusy: `数据库一直有人使用，不能取代其中的内容；请停止站点后重试，${unchanged}。`,

  notAnExport: (path: string) => `${path} 不是 openhall export 写成的文件夹。`,
  exportDamaged: (path: string, file: string) => `导出 ${path} 已损坏：${file} 与清单不符，${unchanged}。`,
  exportMissing: (path: string, file: string) => `导出 ${path} 不完整：缺少 ${file}，${unchanged}。`,
} as const;
