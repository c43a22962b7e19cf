import type { Calendar } from '../../flow/context.ts';

const MINUTE_MS = 60_000;

/** Until an account set has a calendar of its own, every minute is working time. */
export function calendarOf(): Calendar {
  return {
    addWorkingMinutes: (instant, minutes) => new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString(),
    workingMinutesBetween: (from, until) => Math.floor((Date.parse(until) - Date.parse(from)) / MINUTE_MS),
  };
}
