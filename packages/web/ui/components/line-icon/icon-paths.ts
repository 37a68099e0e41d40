/** Drawings on a 24-unit square, stroked with 1.75 units, corners square as the strokes of 黑体. */
export const iconPaths = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20.5 20.5',
  chevron: 'M6 9.5 12 15.5 18 9.5',
  previous: 'M14.5 5.5 8 12 14.5 18.5',
  next: 'M9.5 5.5 16 12 9.5 18.5',
  external: 'M13.5 4.5H19.5V10.5M19.5 4.5 11 13M17 14V19.5H4.5V7H10',
  download: 'M12 4V15M7 10.5 12 15.5 17 10.5M4.5 19.5H19.5',
  document: 'M6 3.5H14L18.5 8V20.5H6ZM13.5 3.5V8.5H18.5',
  print: 'M7 8V3.5H17V8M7 17H4V8H20V17H17M7 13.5H17V20.5H7Z',
  share: 'M12 14V3.5M8 7.5 12 3.5 16 7.5M7 11H5V20.5H19V11H17',
  copy: 'M8.5 8.5H19.5V20.5H8.5ZM15.5 8.5V3.5H4.5V15.5H8.5',
  check: 'M4.5 12.5 10 18 20 6.5',
  close: 'M5.5 5.5 18.5 18.5M18.5 5.5 5.5 18.5',
  info: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11V16.5M12 7.2V8.4',
  warning: 'M12 4 21 19.5H3ZM12 10V14.5M12 16.2V17.4',
  error: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8.8 8.8 15.2 15.2M15.2 8.8 8.8 15.2',
  success: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8 12.2 11 15.2 16.2 9.4',
} as const;

export type IconName = keyof typeof iconPaths;
