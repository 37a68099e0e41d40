// Running one command and keeping what it says until it is known whether anybody wants to read it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/**
 * A signal ends the command and then this process: whoever presses Ctrl-C does not want what comes next.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string>, live?: boolean, timeout?: number }} options timeout in milliseconds, after which the command is ended
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, parameters, { cwd = root, env = {}, live = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (live) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (stopped) process.exit(130);
      resolve({ code: code ?? 1, output });
    });
  });
}
