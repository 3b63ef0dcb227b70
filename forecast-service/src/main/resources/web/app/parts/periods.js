// Months and quarters as the API names them, in UTC.

/** The day that is looked at: the as-of day, or today. */
export const asOfDay = ({ asOf }) => (asOf ?? new Date().toISOString()).slice(0, 10);

/** The quarter and the month of a day, and those after them; the day's own quarter first. */
export function periodsAround(day) {
  const [year, month] = day.split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  return [quarterOf(year, quarter), quarterOf(year, quarter + 1), monthOf(year, month), monthOf(year, month + 1)];
}

const quarterOf = (year, quarter) => (quarter > 4 ? `${year + 1}-Q${quarter - 4}` : `${year}-Q${quarter}`);
const monthOf = (year, month) => (month > 12 ? `${year + 1}-01` : `${year}-${String(month).padStart(2, '0')}`);

/** Whether something was known by the as-of time. */
export const knownBy = ({ asOf }, time) => !asOf || time.slice(0, asOf.length) <= asOf;

/** A day some days before. */
export const daysBefore = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
