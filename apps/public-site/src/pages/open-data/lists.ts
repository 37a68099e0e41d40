import { columnsPath, paths } from '../../site/links.ts';
import { catalogueSet, changesSet, columnsSet, documentsSet } from './data-sets.ts';

/** The whole lists there are as data, with the address whose twins they are. Of a column's own list see `columnSet`. */
export const lists = [
  { set: documentsSet, path: paths.documents, page: paths.documents },
  { set: catalogueSet, path: paths.catalogue, page: paths.catalogue },
  { set: changesSet, path: paths.whatsNew, page: paths.whatsNew },
  // Columns have no page that lists them all but the site map.
  { set: columnsSet, path: columnsPath, page: paths.siteMap },
] as const;
