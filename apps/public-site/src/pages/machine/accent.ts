import { fileAnswer, type ServerApp } from '@openhall/server-render/render';
import { AccentError, accentStyles } from '@openhall/ui/theme/accent.ts';
import type { SitePage } from '../../site/frame.ts';
import { notFound } from '../errors/error-pages.ts';

/** A year: the address names the colour, so that another colour has another address. Seconds. */
const forever = 31_536_000;

/** Why the configured accent cannot be used: text in it could not be read. */
export const accentProblems: NonNullable<ServerApp['problems']> = ({ theme }) => {
  try {
    if (theme.accent !== undefined) accentStyles(theme.accent);
    return [];
  } catch (error) {
    if (error instanceof AccentError) return [error.message];
    throw error;
  }
};

/** The style sheet of the configured accent. */
export const accentSheet: SitePage = (context) => {
  const { accent } = context.request.site.theme;
  if (accent?.toLowerCase() !== `#${context.params['colour']}`) return notFound(context);
  return fileAnswer('text/css; charset=utf-8', `${accentStyles(accent)}\n`, forever);
};
