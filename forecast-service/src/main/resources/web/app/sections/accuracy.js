// How well the forecasts of the past would have done, beside those that one could have had for nothing.
import { selective } from '../parts/address.js';
import { get, post } from '../parts/api.js';
import { names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { h } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { may } from '../parts/session.js';
import { clock, date, dayOf, moneyShort, moneyTick, number, percent, t } from '../parts/text.js';

const BASELINES = ['CONSTANT_WIN_RATE', 'STAGE_ONLY', 'LAST_PERIOD', 'SAME_POINT_PACE'];
const LOOK_AGAIN_MILLIS = 3000;
const ROW = 34;

export const accuracy = (chosen) => {
  let again;
  const made = section('accuracy', {
    whole: selective,
    ask: async (_, signal) => {
      const pipeline = chosen().key;
      const { items } = await get('/api/backtests', { limit: 50 }, signal);
      const own = items.filter((one) => (one.result?.pipeline ?? one.request.pipeline ?? pipeline) === pipeline);
      const running = own.find(({ state }) => state === 'QUEUED' || state === 'RUNNING');
      const done = own.find(({ state }) => state === 'DONE');
      return { pipeline, running, failed: own[0]?.state === 'FAILED' ? own[0] : undefined, done: done && (await get(`/api/backtests/${done.id}`, {}, signal)) };
    },
    show: (view, { pipeline, running, failed, done }, filters) => {
      clearTimeout(again);
      if (running) again = setTimeout(() => made.refresh(filters), LOOK_AGAIN_MILLIS);
      const horizons = done?.result.horizons.filter(({ wape }) => wape !== undefined) ?? [];
      view.finding(horizons.length > 0 ? finding(horizons) : t('accuracy.none'));
      view.node('run', running ? progress(running) : start(pipeline, () => made.refresh(filters)), failed ? h('p', { class: 'failure' }, t('accuracy.failed', { why: failed.failure ?? '' })) : null);
      if (horizons.length === 0) return;
      view.node('key', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('dot gain', t('accuracy.ours')), mark('dot neutral', t('accuracy.baselines'))));
      view.group('errors', 'panels', (grid) => horizons.forEach((horizon) => grid.chart(`accuracy.${horizon.horizon}`, errors(horizon))));
      view.node('keyOfPast', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('band', t('accuracy.band')), mark('stroke', t('accuracy.actual'))));
      view.group('past', 'panels', (grid) => horizons.forEach((horizon) => grid.chart(`accuracy.past.${horizon.horizon}`, past(horizon.horizon, done.result))));
      view.node('made', h('p', { class: 'aside' }, t('accuracy.made', { from: date(done.result.from), to: date(done.result.to), n: done.result.asOfDays, at: `${date(done.finishedAt)}, ${clock(done.finishedAt)}` }),
        done.result.leftOut.map(({ field, reason }) => ` ${t('accuracy.leftOut', { field, reason })}`)));
      view.table('accuracy', t('accuracy.title'), COLUMNS(done.result.currency), horizons);
      view.table('accuracy.points', t('accuracy.points'), POINTS(done.result.currency), done.result.points, t('accuracy.points'));
    },
  });
  return made;
};

const inDays = (horizon) => horizon.replace(/\D/g, '');

function finding(horizons) {
  const [first] = horizons;
  const best = Math.min(...first.baselines.map(({ wape }) => wape ?? Infinity));
  const beaten = horizons.filter(({ beatsBaselines }) => beatsBaselines);
  return t(beaten.length === horizons.length ? 'accuracy.beatsAll' : beaten.length > 0 ? 'accuracy.beatsSome' : 'accuracy.beatsNone', {
    days: inDays(first.horizon), wape: percent(first.wape, 0), best: percent(best, 0), coverage: percent(first.coverage, 0), at: beaten.map(({ horizon }) => inDays(horizon)).join(', '),
  });
}

function start(pipeline, then) {
  if (!may('revops', 'admin')) return null;
  const button = h('button', { type: 'button', class: 'plain', onclick: async () => {
    button.disabled = true;
    await post('/api/backtests', { pipeline }).catch((fault) => button.after(h('p', { role: 'alert', class: 'failure' }, [fault.message, fault.detail].filter(Boolean).join(': '))));
    await then();
  } }, t('accuracy.run'));
  return button;
}

const progress = ({ progress: { done, total, share } }) =>
  h('label', { class: 'progress' }, t('accuracy.running', { done, total }), h('progress', { value: String(share), max: '1' }));

const errors = (horizon) => ({
  heading: t('accuracy.horizon', { days: inDays(horizon.horizon) }),
  label: t('accuracy.label', { days: inDays(horizon.horizon), wape: percent(horizon.wape) }),
  height: (BASELINES.length + 1) * ROW + 26,
  option: (colours, width) => {
    const rows = [{ name: t('accuracy.ours'), wape: horizon.wape, bias: horizon.bias, own: true },
      ...BASELINES.map((key) => ({ name: t(`baseline.${key}`), ...horizon.baselines.find(({ baseline }) => baseline === key) }))];
    const labels = rows.map(({ name }) => name);
    const left = nameWidth(labels, width);
    // one that is off by more than that is off; how far would make the others hard to tell apart
    const highest = Math.min(Math.max(...rows.map(({ wape }) => wape ?? 0)) * 1.05, 1) || 1;
    return {
      grid: { left, right: 52, top: 2, bottom: 22 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: highest, splitNumber: 2, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0), showMaxLabel: false } },
      tooltip: tip(colours, ({ dataIndex }) => ({ title: rows[dataIndex].name, lines: [[t('accuracy.wape'), percent(rows[dataIndex].wape)], [t('accuracy.bias'), percent(rows[dataIndex].bias)]] })),
      series: [{
        name: 'wape', type: 'custom', encode: { x: 0, y: 1 }, data: rows.map(({ wape }, at) => ({ value: [wape ?? null, at] })),
        renderItem: (place, api) => {
          const [wape, row] = [api.value(0), api.value(1)];
          if (Number.isNaN(wape)) return null;
          const { x: start, width: whole } = place.coordSys;
          const beyond = wape > highest;
          const [x, y] = api.coord([Math.min(wape, highest), row]);
          const colour = rows[row].own ? colours.gain : colours.open;
          return { type: 'group', children: [
            { type: 'line', shape: { x1: start, x2: x, y1: y, y2: y }, style: { stroke: colour, lineWidth: rows[row].own ? 2.5 : 1.5, lineDash: beyond ? [4, 3] : null } },
            ...(beyond ? [] : [{ type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style: { fill: colour } }]),
            words(start + whole + 8, y, percent(wape, 0), { fill: rows[row].own ? colours.ink : colours['ink-soft'], fontSize: 11.5, fontWeight: rows[row].own ? 600 : 400 }),
          ] };
        },
      }],
    };
  },
});

const past = (horizon, { points, currency }) => {
  const own = points.filter((point) => point.horizon === horizon);
  const worth = (amount) => moneyShort({ amount, currency });
  return {
    heading: t('accuracy.past', { days: inDays(horizon) }),
    label: t('accuracy.past.label', { days: inDays(horizon), n: own.length }),
    height: 150,
    option: (colours) => ({
      grid: { left: 52, right: 12, top: 8, bottom: 24 },
      xAxis: { ...quiet(colours), type: 'time', splitLine: { show: false }, splitNumber: 3, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => dayOf(value), hideOverlap: true } },
      yAxis: { ...quiet(colours), type: 'value', min: 0, splitNumber: 2, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (amount) => moneyTick({ amount, currency }) } },
      tooltip: { ...tip(colours, (items) => {
        const point = own[items[0].dataIndex];
        return { title: date(point.asOf), lines: [[t('accuracy.actual'), worth(point.actual)], [t('p90'), worth(point.p90)], [t('p50'), worth(point.p50)], [t('p10'), worth(point.p10)]] };
      }), trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours['ink-faint'], width: 1 } } },
      series: [
        {
          name: 'forecast', type: 'custom', encode: { x: 0, y: [1, 2, 3] }, data: own.map((point) => ({ value: [Date.parse(point.asOf), point.p10, point.p50, point.p90] })),
          renderItem: (place, api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const middle = api.coord([api.value(0), api.value(2)])[1];
            const high = api.coord([api.value(0), api.value(3)])[1];
            const width = Math.max(2, Math.min(9, (place.coordSys.width / own.length) * 0.7));
            return { type: 'group', children: [
              { type: 'rect', shape: { x: x - width / 2, y: high, width, height: Math.max(low - high, 1) }, style: { fill: colours['gain-soft'] } },
              { type: 'rect', shape: { x: x - width / 2, y: middle - 0.75, width, height: 1.5 }, style: { fill: colours.gain } },
            ] };
          },
        },
        { name: 'actual', type: 'line', data: own.map((point) => [Date.parse(point.asOf), point.actual]), symbol: 'none', lineStyle: { color: colours.ink, width: 1.5 } },
      ],
    }),
  };
};

const share = (key, head, of = (row) => row[key]) => ({ key, head, value: of, text: (value) => percent(value) });

const COLUMNS = (currency) => [
  { key: 'horizon', head: t('accuracy.horizon.head'), kind: 'name', value: (row) => row.horizon, text: (value) => t('accuracy.horizon', { days: inDays(value) }) },
  { key: 'n', head: t('n'), value: (row) => row.n },
  share('wape', t('accuracy.wape')), share('bias', t('accuracy.bias')), share('coverage', t('accuracy.coverage')),
  { key: 'crps', head: t('accuracy.crps'), value: (row) => row.crps, text: (amount) => (amount === undefined ? '' : moneyShort({ amount, currency })) },
  { key: 'brier', head: t('accuracy.brier'), value: (row) => row.brier, text: (value) => number(value, 3) },
  { key: 'ece', head: t('accuracy.ece'), value: (row) => row.ece, text: (value) => number(value, 3) },
  ...BASELINES.map((key) => share(key, t(`baseline.${key}`), (row) => row.baselines.find(({ baseline }) => baseline === key)?.wape)),
];

const POINTS = (currency) => [
  { key: 'asOf', head: t('filter.asOf'), kind: 'name', value: (row) => row.asOf, text: date },
  { key: 'horizon', head: t('accuracy.horizon.head'), kind: 'word', value: (row) => row.horizon, text: (value) => t('accuracy.horizon', { days: inDays(value) }) },
  ...['p10', 'p50', 'p90', 'actual'].map((key) => ({ key, head: key === 'actual' ? t('accuracy.actual') : t(key), value: (row) => row[key], text: (amount) => moneyShort({ amount, currency }) })),
];
