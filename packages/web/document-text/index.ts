export { bodyForm } from './body-form.ts';
export { compareBodies, type ComparedBodies } from './comparison.ts';
export { beginningOf } from './passages.ts';
export { differenceOf, type Segment } from './text-difference.ts';
