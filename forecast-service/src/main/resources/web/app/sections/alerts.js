// Where sales have changed by more than chance explains; without such a place the section stays away.
import { addressWith, selective } from '../parts/address.js';
import { get, post } from '../parts/api.js';
import { h } from '../parts/dom.js';
import { stageName } from '../parts/figures.js';
import { knownBy } from '../parts/periods.js';
import { section } from '../parts/section.js';
import { may } from '../parts/session.js';
import { table } from '../parts/table.js';
import { date, days, dayOf, money, moneyShort, number, percent, percents, period as written, t } from '../parts/text.js';

export const alerts = (chosen) => {
  const made = section('alerts', {
    quiet: true,
    whole: selective,
    ask: ({ pipeline }, signal) => get('/api/forecast-alerts', { state: 'OPEN', pipeline: pipeline ?? chosen().key, limit: 50 }, signal),
    show: (view, figure, filters) => {
      const items = figure.items.filter(({ openedAt }) => knownBy(filters, openedAt));
      if (items.length === 0) return false;
      view.finding(t('alerts.finding', { n: items.length }));
      view.node('list', h('div', { 'data-table': 'alerts' }, table(t('alerts.title'), COLUMNS(items, () => made.refresh(filters)), items)));
      return true;
    },
  });
  return made;
};

/** Who has seen it; whoever may, says here that they have. */
function seenBy({ id, acknowledged, ...row }, then) {
  if (acknowledged) return [acknowledged.by, acknowledged.note].filter(Boolean).join(': ');
  if (!may('manager', 'revops', 'admin')) return '';
  const button = h('button', { type: 'button', class: 'quiet', 'data-alert': id, 'aria-label': t('alerts.acknowledge.what', { what: what(row) }), onclick: () =>
    post(`/api/forecast-alerts/${id}/acknowledgement`, {}).then(then).catch((fault) => button.after(h('span', { role: 'alert' }, ` ${fault.message}`))) }, t('alerts.acknowledge'));
  return button;
}

/** Such as: Product evaluated, owner rep-7. */
function what({ kind, pipeline, stage, segment, value, period }) {
  const place = [stage && stageName(pipeline, stage), segment && `${segment} ${value}`, period && written(period)].filter(Boolean).join(', ');
  return place ? t('alerts.at', { kind: t(`alert.${kind}`), place }) : t(`alert.${kind}`);
}

/** Deals a week, days, or a share, as the kind has it. */
function amount(kind, value) {
  if (kind === 'ARRIVALS') return t('alerts.perWeek', { n: value, number: number(value, 1) });
  return kind === 'CYCLE' ? days(value) : percent(value, 0);
}

function seen(kind, figures) {
  if (!figures) return '';
  const shares = kind !== 'ARRIVALS' && kind !== 'CYCLE' && figures.low !== undefined;
  return `${amount(kind, figures.value)}${shares ? ` (${percents(figures.low, figures.high, 0)})` : ''}`;
}

/** Where a forecast stood. */
const stood = ({ noise }, amount, seen) => t('alerts.asOf', { amount: money({ amount, currency: noise.currency }), day: dayOf(seen.from) });

/** What a forecast moved by beside what is usual, and the way to the bridge that tells why. */
function moved({ period, figures: { noise, before, recent } }) {
  if (!noise) return '';
  const short = (amount) => moneyShort({ amount, currency: noise.currency });
  return h('a', { href: `${addressWith({ period, since: before.from, asOf: recent.from, measure: undefined })}#bridge` },
    t('alerts.moved', { n: noise.days, moved: short(noise.moved), low: short(noise.low), high: short(noise.high) }));
}

const COLUMNS = (items, then) => [
  { key: 'kind', head: t('alerts.what'), kind: 'name', value: (row) => row.kind, text: (_, row) => what(row) },
  { key: 'figures.before.value', head: t('alerts.before'), value: (row) => row.figures.before?.value ?? row.figures.target, text: (_, row) => (row.figures.noise ? stood(row.figures, row.figures.noise.before, row.figures.before) : row.figures.before ? seen(row.kind, row.figures.before) : t('alerts.target', { share: percent(row.figures.target, 0) })) },
  { key: 'figures.recent.value', head: t('alerts.now'), value: (row) => row.figures.recent.value, text: (_, row) => (row.figures.noise ? stood(row.figures, row.figures.noise.after, row.figures.recent) : seen(row.kind, row.figures.recent)) },
  ...(items.some(({ figures }) => figures.noise) ? [{ key: 'figures.noise.moved', head: t('alerts.move'), kind: 'word', value: (row) => row.figures.noise?.moved, text: (_, row) => moved(row) }] : []),
  { key: 'figures.recent.n', head: t('n'), value: (row) => row.figures.recent.n },
  { key: 'openedAt', head: t('stalled.since'), kind: 'word', value: (row) => row.openedAt, text: date },
  { key: 'acknowledged.by', head: t('alerts.seenBy'), kind: 'word', value: (row) => row.acknowledged?.by, text: (_, row) => seenBy(row, then) },
];
