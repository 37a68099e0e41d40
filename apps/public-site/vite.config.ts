import { serverRenderedApp } from '@openhall/server-render/vite';

export default serverRenderedApp({
  name: 'public-site',
  root: import.meta.dirname,
  base: '/',
  client: 'src/client.ts',
  islands: { 'type-ahead': 'src/client/type-ahead.ts', 'verify-again': 'src/client/verify-again.ts' },
  server: 'src/server.ts',
  documents: 'src/gql/persisted-documents.json',
});
