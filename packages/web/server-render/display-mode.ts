/**
 * How a reader wants pages shown: as they are; `elder` (适老版), in large type and with fewer things to choose from; or in
 * high contrast on a light or a dark ground. Elder pages have high contrast too, and follow the device's light or dark.
 */
export const displayModes = ['standard', 'elder', 'contrast-light', 'contrast-dark'] as const;
export type DisplayMode = (typeof displayModes)[number];

/**
 * The form that changes the mode: a front end shows it on every page, the gateway answers it. `back` is the address of the
 * page it stands on, where the answer leads again.
 */
export const displayForm = { action: '/display', mode: 'mode', back: 'back' } as const;
