import { singlePageApp } from '@openhall/server-render/vite-single-page';

export default singlePageApp({
  name: 'office-desk',
  root: import.meta.dirname,
  base: '/office-desk/',
  documents: 'src/gql/persisted-documents.json',
});
