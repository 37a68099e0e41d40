const STAFF_NUMBER = /^[A-Za-z0-9][A-Za-z0-9._-]{1,29}$/;

/** Whether a text can be a staff number (工号): 2–30 letters, digits, dots, underscores or hyphens, beginning with a letter or a digit. */
export function isStaffNumber(text: string): boolean {
  return STAFF_NUMBER.test(text);
}
