/** Where a document stands on its way to the public, as the department sees it. Derived, never kept. */
export const DESK_PUBLICATIONS = ['DRAFT', 'SCHEDULED', 'EMBARGOED', 'PUBLISHED', 'WITHDRAWN', 'ON_REQUEST', 'WITHHELD'] as const;

export type DeskPublication = (typeof DESK_PUBLICATIONS)[number];

/** What the desks call them. */
export const PUBLICATION_LABELS: Readonly<Record<DeskPublication, string>> = {
  DRAFT: '草稿',
  SCHEDULED: '待发布',
  EMBARGOED: '定时发布',
  PUBLISHED: '已公开',
  WITHDRAWN: '已撤下',
  ON_REQUEST: '依申请公开',
  WITHHELD: '不予公开',
};
