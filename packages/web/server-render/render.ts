export type { AssetLinks } from './assets.ts';
export type { Ask, ErrorStatus, Execute, FreeTextResult, PageRequest, PageResponse, ServerApp } from './contract.ts';
export { displayForm, displayModes, type DisplayMode } from './display-mode.ts';
export { fileAnswer, movedTo, streamAnswer, type Page, type PageAnswer, type PageContext, type PageResult, type PageView, type Presentation, type Route } from './page.ts';
export { documentHash, RefusedInput, type PersistedDocument, type Query } from './persisted-query.ts';
export { createServerApp, type ServerAppOptions } from './server-app.ts';
