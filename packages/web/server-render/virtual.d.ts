/** Written by the server build from the manifest of the client build (vite.ts). */
declare module 'virtual:openhall-assets' {
  import type { AssetLinks } from '@openhall/server-render/render';

  export const assets: AssetLinks;
}
