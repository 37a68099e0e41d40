import { ROLES } from '@openhall/identity/rules';
import { Command, CommanderError } from 'commander';
import { EXIT, type CliContext } from './cli-context.ts';
import { failureLines } from '../failures.ts';
import { backup } from './backup.ts';
import { exportRecords } from './export-records.ts';
import { importCatalogue, importStandards, type CatalogueFlags } from './import-catalogue.ts';
import { importDocuments } from './import-documents.ts';
import { importRedirects } from './import-redirects.ts';
import { importHolidays, importSynonyms } from './import-tables.ts';
import { inspect } from './inspect.ts';
import { jobsCommand, workerCommand } from './jobs.ts';
import { messages } from './messages.ts';
import { reindex } from './reindex.ts';
import { restore } from './restore.ts';
import { createUser, deactivateUser, listUsers, resetUser } from './user.ts';
import { verifyLedgerCommand } from './verify-ledger.ts';

/** Runs one command line. Never throws: what went wrong is said in one line and in the exit code. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  const state = { exitCode: EXIT.ok as number };
  const program = buildProgram(context, (code) => {
    state.exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return state.exitCode;
  } catch (error) {
    // Help and usage errors: commander has said everything already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
    const lines = failureLines(error);
    context.output.note(messages.error(lines.join('\n')));
    if (argv.includes('--json')) context.output.line(JSON.stringify({ ok: false, error: lines.join('\n') }));
    return EXIT.failed;
  }
}

type Options = { readonly json?: boolean };
type RestoreFlags = Options & { readonly replace?: string; readonly check?: boolean };

function buildProgram(context: CliContext, finish: (exitCode: number) => void): Command {
  const program = chinese(new Command('openhall'), context).description(messages.program).addHelpText('after', `\n${messages.exitCodes}`);
  const command = (parent: Command, name: string, description: string, run: (json: boolean) => Promise<number>) =>
    add(parent, name, description, context).action(async (options: Options) => finish(await run(options.json === true)));
  const imports = chinese(program.command('import'), context).description(messages.import);
  const importCommand = (name: string, description: string, argument: string, run: (path: string, json: boolean) => Promise<number>) =>
    add(imports, name, description, context)
      .argument('<PATH>', argument)
      .action(async (path: string, options: Options) => finish(await run(path, options.json === true)));
  importCommand('laws', messages.importLaws, messages.folder, (path, json) => importDocuments({ kind: 'laws', path, json }, context));
  importCommand('policies', messages.importPolicies, messages.file, (path, json) => importDocuments({ kind: 'policies', path, json }, context));
  importCommand('archive', messages.importArchive, messages.folder, (path, json) => importDocuments({ kind: 'archive', path, json }, context));
  importCommand('holidays', messages.importHolidays, messages.fileOrFolder, (path, json) => importHolidays({ path, json }, context));
  importCommand('synonyms', messages.importSynonyms, messages.file, (path, json) => importSynonyms({ path, json }, context));
  importCommand('redirects', messages.importRedirects, messages.file, (path, json) => importRedirects({ path, json }, context));
  add(imports, 'catalogue', messages.importCatalogue, context)
    .argument('<KIND>', messages.catalogueKind)
    .argument('<PATH>', messages.fileOrFolder)
    .requiredOption('--effective-from <DATE>', messages.catalogueFrom)
    .requiredOption('--title <TITLE>', messages.catalogueTitle)
    .requiredOption('--source <SOURCE>', messages.catalogueSource)
    .option('--effective-to <DATE>', messages.catalogueTo)
    .option('--scope <PLACE>', messages.catalogueScope)
    .option('--document-number <NUMBER>', messages.catalogueDocument)
    .option('--source-url <URL>', messages.catalogueUrl)
    .option('--columns <FILE>', messages.catalogueColumns)
    .action(async (kind: string, path: string, { json, ...flags }: Options & CatalogueFlags) => finish(await importCatalogue({ kind, path, flags, json: json === true }, context)));
  importCommand('standards', messages.importStandards, messages.file, (path, json) => importStandards({ path, json }, context));
  add(program, 'backup', messages.backup, context)
    .argument('<PATH>', messages.backupPath)
    .action(async (path: string, options: Options) => finish(await backup({ path, json: options.json === true }, context)));
  add(program, 'restore', messages.restore, context)
    .argument('<PATH>', messages.restorePath)
    .option('--replace <NAME>', messages.restoreReplace)
    .option('--check', messages.restoreCheck)
    .action(async (path: string, options: RestoreFlags) => finish(await restore({ path, replace: options.replace ?? null, checkOnly: options.check === true, json: options.json === true }, context)));
  add(program, 'export', messages.export, context)
    .argument('<PATH>', messages.exportPath)
    .action(async (path: string, options: Options) => finish(await exportRecords({ path, json: options.json === true }, context)));
  command(program, 'inspect', messages.inspect, (json) => inspect({ json }, context));
  command(program, 'reindex', messages.reindex, (json) => reindex({ json }, context));
  add(program, 'jobs', messages.jobs, context)
    .option('--retry <ID...>', messages.jobsRetry)
    .action(async ({ json, retry }: Options & { readonly retry?: readonly string[] }) => finish(await jobsCommand({ json: json === true, retry: retry ?? [] }, context)));
  chinese(program.command('worker'), context)
    .description(messages.worker)
    .action(async () => finish(await workerCommand(context)));
  add(program, 'verify-ledger', messages.verifyLedger, context)
    .option('--key <KEY...>', messages.ledgerKey)
    .action(async ({ json, key }: Options & { readonly key?: readonly string[] }) => finish(await verifyLedgerCommand({ json: json === true, keys: key ?? [] }, context)));
  userCommands(program, context, finish);
  return program;
}

type UserFlags = Options & { readonly staffNumber: string; readonly name: string; readonly unit?: string; readonly role: readonly string[] };

function userCommands(program: Command, context: CliContext, finish: (exitCode: number) => void): void {
  const users = chinese(program.command('user'), context).description(messages.user);
  add(users, 'create', messages.userCreate, context)
    .requiredOption('--staff-number <NUMBER>', messages.userStaffNumber)
    .requiredOption('--name <NAME>', messages.userName)
    .requiredOption('--role <ROLE...>', messages.userRole(ROLES))
    .option('--unit <CODE>', messages.userUnit)
    .action(async ({ json, staffNumber, name, unit, role }: UserFlags) => finish(await createUser({ json: json === true, staffNumber, name, unit: unit ?? null, roles: role }, context)));
  add(users, 'list', messages.userList, context).action(async ({ json }: Options) => finish(await listUsers({ json: json === true }, context)));
  add(users, 'reset', messages.userReset, context)
    .argument('<NUMBER>', messages.userStaffNumber)
    .action(async (staffNumber: string, { json }: Options) => finish(await resetUser({ staffNumber, json: json === true }, context)));
  add(users, 'deactivate', messages.userDeactivate, context)
    .argument('<NUMBER>', messages.userStaffNumber)
    .action(async (staffNumber: string, { json }: Options) => finish(await deactivateUser({ staffNumber, json: json === true }, context)));
}

function add(parent: Command, name: string, description: string, context: CliContext): Command {
  return chinese(parent.command(name), context).description(description).option('--json', messages.json);
}

/** Help and usage errors in Chinese, on the outputs of the context, without ending the process. */
function chinese(command: Command, { output }: CliContext): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', messages.help)
    .helpCommand(false)
    .showHelpAfterError('（用 --help 查看用法）')
    .configureOutput({
      writeOut: (text) => output.line(text.trimEnd().replaceAll('[options]', '[选项]').replaceAll('[command]', '[命令]')),
      writeErr: (text) => output.note(text.trimEnd()),
      outputError: (text, write) => write(usageError(text)),
    })
    .configureHelp({ styleTitle: (title) => messages.headings[title] ?? title });
}

/** Commander's errors are English sentences around the name that matters. */
function usageError(text: string): string {
  const name = /'([^']*)'/.exec(text)?.[1] ?? '';
  if (text.includes('unknown command')) return messages.error(`没有命令 ${name}`);
  if (text.includes('unknown option')) return messages.error(`没有选项 ${name}`);
  if (text.includes('required option')) return messages.error(`缺少选项 ${name}`);
  if (text.includes('argument missing')) return messages.error(`选项 ${name} 缺少值`);
  if (text.includes('missing required argument')) return messages.error(`缺少参数 ${name}`);
  if (text.includes('too many arguments')) return messages.error('参数过多');
  return text;
}
