// Asks the registry which installed versions have known weaknesses. A registry that does not answer (a closed network, a mirror
// without advisories) is said as such: it is neither a finding nor an all-clear.
import { runCommand } from './run-command.mjs';

/** Below it, an advisory is for whoever updates the dependency next, not for who builds today. */
const LEVEL = 'high';
/** Milliseconds the registry has; a filtered network lets connections hang. */
const PATIENCE = 20_000;

/**
 * @param {{ registry?: string, patience?: number }} options another registry (tests), milliseconds it may take
 * @returns {Promise<{ outcome: 'passed' | 'failed' | 'not done', lines: string[] }>}
 */
export async function audit({ registry, patience = PATIENCE } = {}) {
  const parameters = ['audit', '--json', `--audit-level=${LEVEL}`, ...(registry === undefined ? [] : ['--registry', registry])];
  const { output } = await runCommand('pnpm', parameters, { timeout: patience, env: { npm_config_fetch_retries: '0' } });
  const report = reportIn(output);
  if (report === null) return { outcome: 'not done', lines: [`the registry did not answer: ${lastWords(output)}`] };
  const lines = Object.values(report.advisories).map((found) => `${found.severity}: ${found.module_name}@${found.findings.map(({ version }) => version).join(', ')}, mended in ${found.patched_versions}: ${found.title} (${found.url})`);
  return { outcome: lines.length === 0 ? 'passed' : 'failed', lines };
}

/** What pnpm prints before it is a report only where the registry answered. */
function reportIn(output) {
  const start = output.indexOf('{');
  if (start === -1) return null;
  try {
    const report = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
    return typeof report.advisories === 'object' && report.advisories !== null ? report : null;
  } catch {
    return null;
  }
}

const lastWords = (output) => output.replaceAll(/\s*[│×]\s*/g, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 200) || 'no word in the time it was given';
