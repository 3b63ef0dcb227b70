// What is looked at stands in the address: it can be shared, kept, and gone back from.

const LISTS = ['where'];
export const KNOWN = ['pipeline', 'from', 'to', 'asOf', 'where', 'by', 'then', 'period', 'quota', 'since', 'measure', 'funnel', 'cohort', 'lang'];
const listeners = new Set();

/** The filters as the address says them; lists are never absent. */
export function filters() {
  const query = new URLSearchParams(location.search);
  const found = {};
  for (const name of KNOWN) {
    const values = query.getAll(name).filter((value) => value !== '');
    if (LISTS.includes(name)) found[name] = values;
    else if (values.length > 0) found[name] = values[0];
  }
  return found;
}

/** Whether deals are left out by what the address says. */
export const narrowed = ({ from, to, asOf, where }) => Boolean(from || to || asOf || where.length > 0);

/** Whether only deals with something are looked at. */
export const selective = ({ where }) => where.length > 0;

/** The address with some filters changed; undefined takes one away. */
export function addressWith(changes) {
  const wanted = { ...filters(), ...changes };
  const query = new URLSearchParams();
  for (const name of KNOWN) {
    for (const value of [wanted[name]].flat()) {
      if (value) query.append(name, value);
    }
  }
  const text = query.toString();
  return `${location.pathname}${text ? `?${text}` : ''}`;
}

/** Changes filters: a step that the back button undoes. */
export function change(changes) {
  const address = addressWith(changes);
  if (address === `${location.pathname}${location.search}`) return;
  history.pushState(null, '', address);
  tell();
}

export function onChange(listener) {
  listeners.add(listener);
}

function tell() {
  const found = filters();
  listeners.forEach((listener) => listener(found));
}

addEventListener('popstate', tell);
