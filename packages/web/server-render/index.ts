export type { AppManifest, ErrorStatus, Execute, ExecutionResult, PageRequest, PageResponse, ServerApp } from './contract.ts';
export { displayForm, displayModes, type DisplayMode } from './display-mode.ts';
export { readBuiltApp, type BuiltApp } from './built-app.ts';
