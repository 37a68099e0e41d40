/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

export * from './rules.ts';
export { CalendarYearError, parseCalendarYear } from './calendar-year.ts';
export { loadCalendarYears, packagedYears, replaceCalendarYear } from './calendar-store.ts';
export type { StatutoryTimeTables } from './calendar-store.ts';

export const statutoryTimeMigrations = migrationsFrom(import.meta.glob('./data/migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
