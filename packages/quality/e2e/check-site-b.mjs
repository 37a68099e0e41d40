import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
const v = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'doctype-style': ['error', { style: 'lowercase' }], 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' } });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'] });
const ctx = await browser.newContext({ locale: 'zh-CN' });
for (const path of process.argv.slice(2)) {
  const page = await ctx.newPage();
  const complaints = [];
  page.on('console', (m) => m.type() === 'error' && !m.text().startsWith('Failed to load') && complaints.push(m.text()));
  page.on('pageerror', (e) => complaints.push(e.message));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.violatedDirective + e.blockedURI)));
  const r = await page.goto('http://localhost:4620' + path);
  const rep = await v.validateString(await (await page.request.get(page.url())).text());
  const html = [...new Set(rep.results.flatMap((x) => x.messages.map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`)))].slice(0, 6);
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  const overflow = [];
  for (const w of [320, 360, 768, 1280]) { await page.setViewportSize({ width: w, height: 800 }); const o = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); if (o) overflow.push([w, o]); }
  console.log(r.status(), path, 'h1', await page.locator('h1').count(), 'overflow', JSON.stringify(overflow), complaints.join('|'));
  for (const h of html) console.log('   html', h);
  for (const a of [...axe.violations, ...dark.violations]) console.log('   axe', a.id, a.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' ¦ '));
  await page.close();
}
await browser.close();
