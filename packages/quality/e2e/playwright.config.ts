import { defineConfig } from '@playwright/test';

/** Debian's Chromium where the browser tool has none of its own; scripts/test.mjs finds it and says so in the environment. */
const executablePath = process.env['OPENHALL_CHROMIUM'];

export default defineConfig({
  testDir: './journeys',
  outputDir: '../../../test-results/e2e',
  globalSetup: './site/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A browser waits about as long as it works: the third page fills the pauses of two on two cores.
  workers: 3,
  timeout: 60_000,
  reporter: process.env['CI'] === undefined ? 'list' : 'line',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A record of every step takes a fifth of the run; ask for it where something failed: `playwright test SPEC --trace on`.
    trace: 'off',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // A browser without a UTF-8 locale can save no file under a Chinese name; its user's machine has one, whatever runs the tests.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
