import { describe, expect, it } from 'vitest';
import { complaintOf, installedBrowser } from './browser.mjs';
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
  const onlyRunning = (...paths: string[]) => (path: unknown) => (paths.includes(String(path)) ? undefined : 'no such file');

  it('is the one that was named, and none other where that does not run', () => {
    expect(installedBrowser({ OPENHALL_CHROMIUM: '/opt/browser', PATH: '/usr/bin' }, onlyRunning('/opt/browser', '/usr/bin/chromium'))).toBe('/opt/browser');
    expect(() => installedBrowser({ OPENHALL_CHROMIUM: '/opt/browser', PATH: '/usr/bin' }, onlyRunning('/usr/bin/chromium'))).toThrow('OPENHALL_CHROMIUM names /opt/browser, which does not run: no such file');
  });

  it('is the first installed one that runs', () => {
    expect(installedBrowser({ PATH: '/usr/local/bin:/usr/bin' }, onlyRunning('/usr/bin/google-chrome', '/usr/bin/chromium'))).toBe('/usr/bin/chromium');
    expect(installedBrowser({ PATH: '/usr/bin' }, onlyRunning())).toBeUndefined();
  });

  it('runs if it says its version; a signpost in its place does not', () => {
    expect(complaintOf(process.execPath)).toBeUndefined();
    expect(complaintOf('/bin/false')).toBeTypeOf('string');
    expect(complaintOf('/nonexistent/chromium')).toContain('ENOENT');
  });
});
