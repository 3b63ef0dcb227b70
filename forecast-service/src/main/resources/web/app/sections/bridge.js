// What moved the forecast between two times, item by item; the items add up to the difference.
import { change, selective } from '../parts/address.js';
import { get } from '../parts/api.js';
import { names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { h } from '../parts/dom.js';
import { asOfDay, daysBefore, periodsAround } from '../parts/periods.js';
import { mark, section } from '../parts/section.js';
import { date, money, moneyShort, moneyTick, number, period as written, signed, t } from '../parts/text.js';

/** One owner's deals have a bridge of their own. */
const scopeOf = ({ where: [one, ...more] }) => (one?.startsWith('owner:') && more.length === 0 && !one.endsWith(':(missing)') ? one : undefined);

const MEASURES = ['LANDING', 'COMMIT', 'BEST_CASE', 'PIPELINE', 'CLOSED'];
const WEEK = 7;
const ROW = 32;

export const bridge = (clear) =>
  section('bridge', {
    clear,
    whole: (filters) => selective(filters) && !scopeOf(filters),
    ask: (filters, signal) => {
      const day = asOfDay(filters);
      return get('/api/forecast-bridges', {
        pipeline: filters.pipeline, period: filters.period ?? periodsAround(day)[0], measure: filters.measure, scope: scopeOf(filters), from: filters.since ?? daysBefore(day, WEEK), to: filters.asOf,
      }, signal);
    },
    show: (view, figure, filters) => {
      view.node('ask', choosers(figure, filters));
      const worth = (amount) => ({ amount, currency: figure.currency });
      const moved = figure.items.filter(({ deals, amount }) => deals > 0 || Number(amount) !== 0);
      if (!figure.currency || moved.length === 0) return view.node('nothing', h('p', { class: 'empty' }, t('bridge.nothing', { from: date(figure.from) })));
      view.finding(finding(figure, moved, worth));
      view.chart('bridge', waterfall(figure, moved, worth));
      view.table('bridge', t('bridge.title'), ITEMS(worth, figure.measure), figure.items);
      view.table('bridge.deals', t('bridge.deals'), DEALS(worth, figure.measure), moved.flatMap(({ item, largest }) => largest.map((deal) => ({ item, ...deal }))), t('bridge.deals'));
      return undefined;
    },
  });

function choosers(figure, filters) {
  const [since, measure] = ['bridge-since', 'bridge-measure'];
  return h('div', { class: 'choosers' },
    h('label', { for: since }, t('bridge.since')),
    h('input', { id: since, type: 'date', value: filters.since ?? figure.from.slice(0, 10), onchange: (event) => change({ since: event.target.value || undefined }) }),
    h('label', { for: measure }, t('bridge.measure')),
    h('select', { id: measure, onchange: (event) => change({ measure: event.target.value === MEASURES[0] ? undefined : event.target.value }) }, MEASURES.map((value) => h('option', { value, selected: value === figure.measure }, t(`measure.${value}`)))));
}

/** Of a forecast, chances change; of the sum of a category, what counts in it. */
const named = (item, measure) => t(item === 'PROBABILITY_CHANGE' && measure !== 'LANDING' ? 'item.CATEGORY_CHANGE' : `item.${item}`);

function finding(figure, moved, worth) {
  const most = moved.reduce((one, other) => (Math.abs(other.amount) > Math.abs(one.amount) ? other : one));
  return t('bridge.finding', {
    period: written(figure.period), change: signed(moneyShort(worth(figure.change)), figure.change), from: date(figure.from),
    item: named(most.item, figure.measure), amount: signed(moneyShort(worth(most.amount)), most.amount),
  });
}

const waterfall = (figure, moved, worth) => ({
  label: t('bridge.label', { before: money(worth(figure.before.forecast)), after: money(worth(figure.after.forecast)), n: moved.length }),
  legend: [mark('square gain', t('bridge.up')), mark('square loss', t('bridge.down'))],
  height: (moved.length + 2) * ROW + 26,
  option: (colours, width) => {
    let so = Number(figure.before.forecast);
    const rows = [
      { name: date(figure.from), from: 0, to: so, total: true, amount: figure.before.forecast },
      ...moved.map(({ item, amount, deals }) => ({ name: named(item, figure.measure), from: so, to: (so += Number(amount)), amount, deals })),
      { name: date(figure.to), from: 0, to: Number(figure.after.forecast), total: true, amount: figure.after.forecast },
    ];
    const labels = rows.map(({ name }) => name);
    const left = nameWidth(labels, width);
    const least = cut(rows);
    return {
      grid: { left, right: 84, top: 2, bottom: 24 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: least, splitNumber: Math.max(2, Math.round(width / 180)), axisLabel: { color: colours['ink-faint'], fontSize: 11, hideOverlap: true, showMinLabel: least === undefined, formatter: (value) => moneyTick(worth(value)) } },
      tooltip: tip(colours, ({ dataIndex }) => {
        const row = rows[dataIndex];
        return { title: row.name, lines: [[t('stalled.amount'), signed(money(worth(row.amount)), row.total ? 0 : row.amount)], ...(row.total ? [] : [[t('bridge.count'), number(row.deals)]])] };
      }),
      series: [{
        name: 'bridge', type: 'custom', encode: { x: [0, 1], y: 2 }, data: rows.map(({ from, to }, at) => ({ value: [from, to, at] })),
        renderItem: (_, api) => {
          const row = rows[api.value(2)];
          const [a, y] = api.coord([Math.max(api.value(0), least ?? -Infinity), api.value(2)]);
          const [b] = api.coord([api.value(1), api.value(2)]);
          const fill = row.total ? colours['gain-mid'] : row.to >= row.from ? colours.gain : colours.loss;
          const following = rows[api.value(2) + 1];
          return { type: 'group', children: [
            { type: 'rect', shape: { x: Math.min(a, b), y: y - 9, width: Math.max(Math.abs(b - a), 1.5), height: 18 }, style: { fill } },
            ...(row.total && least !== undefined ? torn(a, y, colours) : []),
            ...(following ? [{ type: 'line', shape: { x1: b, x2: b, y1: y + 9, y2: y + ROW - 9 }, style: { stroke: colours.rule, lineWidth: 1 } }] : []),
            words(Math.max(a, b) + 8, y, row.total ? moneyShort(worth(row.amount)) : signed(moneyShort(worth(row.amount)), row.amount), { fill: colours.ink, fontSize: 12, fontWeight: row.total ? 600 : 400 }),
          ] };
        },
      }],
    };
  },
});

/** Where the whole axis would make what moved a hair, it begins above nothing, and the bars show that they are cut. */
function cut(rows) {
  const edges = rows.flatMap(({ from, to, total }) => (total ? [to] : [from, to]));
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  return low > 0 && high - low < low / 2 ? low - (high - low) * 0.6 : undefined;
}

const torn = (x, y, colours) =>
  [6, 11].map((off) => ({ type: 'line', shape: { x1: x + off - 2, y1: y + 11, x2: x + off + 3, y2: y - 11 }, style: { stroke: colours.surface, lineWidth: 2 } }));

const ITEMS = (worth, measure) => [
  { key: 'item', head: t('bridge.item'), kind: 'name', value: (row) => row.item, text: (value) => named(value, measure) },
  { key: 'amount', head: t('stalled.amount'), value: (row) => row.amount, text: (value) => signed(money(worth(value)), value) },
  { key: 'deals', head: t('bridge.count'), value: (row) => row.deals },
];

const DEALS = (worth, measure) => [
  { key: 'dealId', head: t('bridge.deal'), kind: 'name', value: (row) => row.dealId, text: (value) => h('code', { title: value }, value.slice(-12)) },
  { key: 'item', head: t('bridge.item'), kind: 'word', value: (row) => row.item, text: (value) => named(value, measure) },
  { key: 'change', head: t('stalled.amount'), value: (row) => row.change, text: (value) => signed(money(worth(value)), value) },
  { key: 'events', head: t('bridge.events'), kind: 'word', value: (row) => row.events.join(' '), text: (value) => h('code', {}, value) },
];
