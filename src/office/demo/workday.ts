const FRIDAY = 5;
const NEXT_MONDAY = 8;

/**
 * The day so many days after `today` (before it where negative). A weekend gives way to the Monday after
 * for a day to come, else to the Friday before, so that nothing past moves into the future.
 * Throws a RangeError where `today` is no day such as `2026-11-22`.
 */
export function workday(today: string, days: number): string {
  const day = Temporal.PlainDate.from(today).add({ days });
  if (day.dayOfWeek <= FRIDAY) return day.toString();
  return day.add({ days: (days > 0 ? NEXT_MONDAY : FRIDAY) - day.dayOfWeek }).toString();
}

/** The Monday of the week that is so many weeks after the one of `today`. */
export function mondayOf(today: string, weeks: number): string {
  const day = Temporal.PlainDate.from(today);
  return day.subtract({ days: day.dayOfWeek - 1 }).add({ weeks }).toString();
}
