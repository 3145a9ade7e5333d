import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDay, readDate, toDay } from '../../../src/profile/date.ts';

describe('readDate', () => {
  it('reads an ISO date without a repair', () => {
    expect(readDate('2024-03-01')).toEqual({ value: '2024-03-01' });
  });

  it.each([
    '2024.3.1',
    '2024. 3. 1.',
    '20240301',
    '2024/3/1',
    '2024년 3월 1일',
    '2024-03-01 13:45',
    '2024-03-01T00:00:00Z',
    '20240301134500',
  ])('reads %s as 2024-03-01', (cell) => {
    expect(readDate(cell)).toEqual({ value: '2024-03-01', repairs: ['date-form'] });
  });

  it('reads a spreadsheet serial', () => {
    expect(readDate('45352')).toEqual({ value: '2024-03-01', repairs: ['excel-serial'] });
  });

  it('tells day and month apart only where that is certain', () => {
    expect(readDate('31/12/2024').value).toBe('2024-12-31');
    expect(readDate('12/31/2024').value).toBe('2024-12-31');
    expect(readDate('05/05/2024').value).toBe('2024-05-05');
    expect(readDate('03/04/2024')).toEqual({ problem: 'date-ambiguous' });
  });

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '99999999', '어제', '24.3.1'])('cannot read %s', (cell) => {
    expect(readDate(cell)).toEqual({ problem: 'date-unreadable' });
  });

  it('never throws, and what it reads is a day of the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.-/ 년월일') })), (cell) => {
        const { value } = readDate(cell);
        if (value !== undefined) expect(fromDay(toDay(value))).toBe(value);
      }),
    );
  });
});

describe('toDay and fromDay', () => {
  it('agree with the calendar of Date in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25567, max: 376000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(fromDay(day)).toBe(iso);
        expect(toDay(iso)).toBe(day);
      }),
    );
  });
});
