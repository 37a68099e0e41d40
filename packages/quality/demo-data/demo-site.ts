import { parseSiteConfig, type SiteConfig } from '@openhall/runtime';
import site from './demo-site.json' with { type: 'json' };

/**
 * The configuration of the invented department, complete, as a real one would write it: organisation, leaders, units, the guide of
 * art. 12, eight columns. Usable as a pattern for `OPENHALL_SITE_CONFIG`.
 */
export const demoSite: SiteConfig = parseSiteConfig(site, 'the demonstration site configuration');
