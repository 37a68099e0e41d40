import { chromium, type Browser } from '@playwright/test';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A browser of its own, with nothing in its memory. The bench script has found one or installed it. */
export async function startBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['OPENHALL_CHROMIUM'];
  return chromium.launch({ headless: true, args: [...FLAGS, ...flags], ...(executablePath !== undefined && { executablePath }) });
}
