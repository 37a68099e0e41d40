import type { PageRequest } from '@openhall/server-render/render';

/** 政府信息公开工作机构 (art. 4) as configured. */
export type Office = PageRequest['site']['organisation']['disclosureOffice'];
