import { today } from '@openhall/statutory-time';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBusinessDay } from './business-day.ts';

describe('the business day', () => {
  it.each(['Asia/Shanghai', 'Pacific/Auckland', 'UTC'])('is the calendar’s at any sequence of instants in %s, summer time included', (zone) => {
    const dayAt = createBusinessDay(zone);
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }), (at) => {
        expect(dayAt(at)).toBe(today(at, zone));
      }),
    );
  });

  it('changes at midnight and not a moment before', () => {
    const dayAt = createBusinessDay('Asia/Shanghai');
    expect(['2026-11-24T15:59:59.999Z', '2026-11-24T16:00:00Z', '2026-11-24T15:59:59.999Z'].map((text) => dayAt(new Date(text)))).toEqual(['2026-11-24', '2026-11-25', '2026-11-24']);
  });
});
