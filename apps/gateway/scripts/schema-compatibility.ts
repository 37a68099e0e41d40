// Refuses a schema that breaks what others built on it. Names of the contract are removed by deprecating them first.
//   node apps/gateway/scripts/schema-compatibility.ts               the working tree against where it left main
//   node apps/gateway/scripts/schema-compatibility.ts BEFORE AFTER  two files
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';

const root = join(import.meta.dirname, '../../..');
const committed = 'apps/gateway/schema.graphql';

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function commitOf(name: string, ...options: string[]): string | undefined {
  try {
    return git('rev-parse', '--verify', '--quiet', ...options, `${name}^{commit}`).trim();
  } catch {
    return undefined;
  }
}

/** Where this branch left main; on main itself the commit before, so that what was just merged is still looked at. */
function baseCommit(): string {
  const head = commitOf('HEAD');
  if (head === undefined) throw new Error('there is no git history to compare the schema with');
  const main = commitOf('origin/main') ?? commitOf('main');
  const fork = main === undefined ? head : git('merge-base', 'HEAD', main).trim();
  return fork === head ? (commitOf('HEAD~1') ?? head) : fork;
}

interface Versions {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  /** What is compared, for people. */
  readonly named: string;
}

function versions([before, after]: readonly string[]): Versions {
  if (before !== undefined && after !== undefined) {
    return { before: buildSchema(readFileSync(before, 'utf8')), after: buildSchema(readFileSync(after, 'utf8')), named: `${before} and ${after}` };
  }
  const base = baseCommit();
  const text = git('show', `${base}:${committed}`);
  return { before: buildSchema(text), after: buildSchema(readFileSync(join(root, committed), 'utf8')), named: `${committed} at ${base.slice(0, 10)} and now` };
}

const { before, after, named } = versions(process.argv.slice(2));
const changes = await diff(before, after, [DiffRule.suppressRemovalOfDeprecatedField]);
const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
say(`compared ${named}: ${Object.keys(before.getTypeMap()).length} types before, ${changes.length} changes, ${breaking.length} of them breaking`);
for (const { message } of breaking) say(`breaking: ${message}`);
process.exitCode = breaking.length === 0 ? 0 : 1;
