/** What a single-page app is told of the installation, before it has asked anything. */
export interface InstallationFacts {
  /** Name of the department that runs it. */
  readonly organisation: string;
  /** Demonstration data is on show: every page says so. */
  readonly demo: boolean;
  /** IANA name of the business zone: times are shown in it, wherever the reader sits. */
  readonly timeZone: string;
}

/** Name of the element of the head that carries the facts. */
const facts = 'openhall-installation';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Writes the facts into the head of a built page: the content security policy allows no inline script to carry them. */
export function withFacts(page: string, installation: InstallationFacts): string {
  const end = page.indexOf('</head>');
  if (end === -1) throw new Error('The page of a single-page app has no head.');
  return `${page.slice(0, end)}<meta name="${facts}" content="${escaped(JSON.stringify(installation))}">${page.slice(end)}`;
}

/** As much of a document as is needed: the gateway, which writes, knows no browser. */
interface Page {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null;
}

/** Reads them in the browser. @throws where the page was not served by the gateway */
export function readFacts(page: Page): InstallationFacts {
  const content = page.querySelector(`meta[name="${facts}"]`)?.getAttribute('content');
  if (content === null || content === undefined) throw new Error('The page carries no facts about the installation.');
  return JSON.parse(content) as InstallationFacts;
}
