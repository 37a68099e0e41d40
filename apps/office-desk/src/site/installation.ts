import { readFacts } from '@openhall/server-render/single-page';

/** Whose desk this is, as the gateway wrote it into the page. */
export const installation = readFacts(document);
