export type { AppManifest, Ask, ErrorStatus, Execute, ExecutionResult, FreeTextResult, PageRequest, PageResponse, ServerApp } from './contract.ts';
export { displayForm, displayModes, type DisplayMode } from './display-mode.ts';
export { readBuiltApp, type BuiltApp } from './built-app.ts';
export { withFacts, type InstallationFacts } from './single-page.ts';
