import { displayModes } from '@openhall/server-render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitorOf } from './visitor.ts';

describe('a visitor', () => {
  it('without cookie is nobody, and sees pages as they are', () => {
    expect(visitorOf({})).toEqual({ anonymous: true, display: 'standard' });
  });

  it.each(displayModes)('who chose %s stays nobody', (display) => {
    expect(visitorOf({ cookie: `oh-display=${display}` })).toEqual({ anonymous: true, display });
  });

  it.each(['oh-display=', 'oh-display=large', 'oh-display=ELDER', 'oh-display= elder ', 'oh-display=constructor', 'oh-display="elder"', `oh-display=${'x'.repeat(9000)}`])(
    'whose mode does not exist (%.30s) sees the standard one, as nobody',
    (cookie) => {
      expect(visitorOf({ cookie })).toEqual({ anonymous: true, display: 'standard' });
    },
  );

  it.each(['session=1; oh-display=elder', 'oh-display=elder; session=1', 'oh-display=elder; oh-display=standard', 'oh-display=elder;session'])(
    'with another cookie (%s) is somebody, and sees the pages as chosen',
    (cookie) => {
      expect(visitorOf({ cookie })).toEqual({ anonymous: false, display: 'elder' });
    },
  );

  it.each(['session=1', '', 'x-oh-display=elder', 'oh-display', 'session=oh-display=elder'])('whose cookies only look like it (%s) is somebody without a choice', (cookie) => {
    expect(visitorOf({ cookie })).toEqual({ anonymous: false, display: 'standard' });
  });

  it('who says who they are is somebody whatever they chose', () => {
    expect(visitorOf({ authorization: 'Bearer x' })).toEqual({ anonymous: false, display: 'standard' });
    expect(visitorOf({ authorization: 'Bearer x', cookie: 'oh-display=elder' })).toEqual({ anonymous: false, display: 'elder' });
  });

  it('is never kept apart from others by anything but a mode of the list', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { anonymous, display } = visitorOf({ cookie: `oh-display=${value}` });
        expect(displayModes).toContain(display);
        expect(anonymous).toBe(!value.includes(';'));
      }),
    );
  });
});
