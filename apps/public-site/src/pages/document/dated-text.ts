import { messages } from '../../messages/index.ts';
import { formatDate, type LocalDate } from '../../site/dates.ts';

interface DatedDocument {
  readonly writtenOn: LocalDate | null;
  readonly listedOn: LocalDate;
}

/** The date a text of a law goes by: when it was made; the date lists show where that is unknown. */
export function dateOfText({ writtenOn, listedOn }: DatedDocument): LocalDate {
  return writtenOn ?? listedOn;
}

/** `2010年12月20日文本`. */
export function textLabel(text: DatedDocument): string {
  return messages.document.otherTexts.dated(formatDate(dateOfText(text)));
}
