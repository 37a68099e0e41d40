import { describe, expect, it } from 'vitest';
import { installedBrowser } from './browser.mjs';
import { playwrightTotals, vitestTotals } from './totals.mjs';

describe('the totals of a run', () => {
  it('count a skipped test and a broken file as failed', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(vitestTotals({ numPassedTests: 8, numTotalTests: 10, testResults })).toEqual({ passed: 8, failed: 3 });
  });

  it('count a flaky journey and an error outside any test as failed', () => {
    expect(playwrightTotals({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
  });
});

describe('the browser', () => {
  const only = (...paths: string[]) => (path: unknown) => paths.includes(String(path));

  it('is the one that was named, or none where that is missing', () => {
    expect(installedBrowser({ OPENHALL_CHROMIUM: '/opt/browser', PATH: '/usr/bin' }, only('/opt/browser', '/usr/bin/chromium'))).toBe('/opt/browser');
    expect(installedBrowser({ OPENHALL_CHROMIUM: '/opt/browser', PATH: '/usr/bin' }, only('/usr/bin/chromium'))).toBeUndefined();
  });

  it('is the first that is installed', () => {
    expect(installedBrowser({ PATH: '/usr/local/bin:/usr/bin' }, only('/usr/bin/google-chrome', '/usr/bin/chromium'))).toBe('/usr/bin/chromium');
    expect(installedBrowser({ PATH: '/usr/bin' }, only())).toBeUndefined();
  });
});
