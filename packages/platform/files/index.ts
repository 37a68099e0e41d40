export { scanFile } from './scan/scan-file.ts';
