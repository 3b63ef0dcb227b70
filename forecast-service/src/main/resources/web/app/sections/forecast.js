// Where a period lands: what is won so far, and the fan of what may come by its end.
import { change } from '../parts/address.js';
import { get } from '../parts/api.js';
import { quiet, tip, words } from '../parts/chart.js';
import { h } from '../parts/dom.js';
import { asOfDay, periodsAround } from '../parts/periods.js';
import { mark, section } from '../parts/section.js';
import { date, dayOf, money, moneyShort, moneyTick, number, percent, period as written, t } from '../parts/text.js';

export const forecast = (clear) =>
  section('forecast', {
    clear,
    ask: ({ pipeline, asOf, where, period, quota }, signal) => get('/api/forecasts', { pipeline, asOf, where, period, quota }, signal),
    show: (view, figure, filters) => {
      view.node('ask', choosers(figure, filters));
      if (!figure.currency) return view.node('nothing', h('p', { class: 'empty' }, t('forecast.nothing')));
      const worth = (amount) => ({ amount, currency: figure.currency });
      view.finding(finding(figure, worth));
      view.chart('forecast.parts', parts(figure, worth));
      view.chart('forecast.fan', fan(figure, worth));
      view.node('trust', h('p', { class: 'aside' }, trust(figure)), ['submission', 'override'].filter((call) => figure[call]).map((call) => h('p', { class: 'aside' }, said(call, figure[call]))));
      view.table('forecast', t('forecast.title'), SUMMARY(worth), [figure]);
      view.table('forecast.course', t('forecast.course'), COURSE(worth), figure.course, t('table.weeks'));
      return undefined;
    },
  });

function choosers(figure, filters) {
  const [period, quota] = ['forecast-period', 'forecast-quota'];
  const options = periodsAround(asOfDay(filters));
  if (!options.includes(figure.period)) options.push(figure.period);
  return h('div', { class: 'choosers' },
    h('label', { for: period }, t('forecast.period')),
    h('select', { id: period, onchange: (event) => change({ period: event.target.value === options[0] ? undefined : event.target.value }) },
      options.map((value) => h('option', { value, selected: value === figure.period }, written(value)))),
    h('label', { for: quota }, t('forecast.quota')),
    h('input', { id: quota, type: 'number', min: '0', step: '1000', value: filters.quota ?? figure.quota?.amount ?? '', onchange: (event) => change({ quota: event.target.value || undefined }) }));
}

function finding(figure, worth) {
  if (isOver(figure)) return over(figure, worth);
  const told = { period: written(figure.period), p50: moneyShort(worth(figure.p50)), p10: moneyShort(worth(figure.p10)), p90: moneyShort(worth(figure.p90)) };
  return figure.quota
    ? t('forecast.findingQuota', { ...told, probability: percent(figure.quota.probability, 0), quota: moneyShort(worth(figure.quota.amount)) })
    : t('forecast.finding', told);
}

const isOver = ({ course }) => course.length > 0 && course.every((week) => week.won !== undefined);

function over({ period, won, quota }, worth) {
  const told = { period: written(period), won: moneyShort(worth(won)) };
  return quota ? t('forecast.overQuota', { ...told, share: percent(won / quota.amount, 0), quota: moneyShort(worth(quota.amount)) }) : t('forecast.over', told);
}

/** What the band is worth is said beside it, and not in a footnote. */
function trust({ calibration, counts, simulation }) {
  return [
    calibration.state === 'calibrated' ? t('forecast.calibrated', { n: calibration.periods, factor: number(calibration.factor, 2) }) : t('forecast.uncalibrated', { n: calibration.periods }),
    t('forecast.paths', { n: simulation.paths }),
    counts.beyondSupport > 0 ? t('forecast.beyond', { n: counts.beyondSupport, open: counts.openDeals }) : '',
    counts.withoutAmount > 0 ? t('forecast.withoutAmount', { n: counts.withoutAmount }) : '',
    counts.otherCurrency > 0 ? t('forecast.otherCurrency', { n: counts.otherCurrency }) : '',
  ].filter(Boolean).join(' ');
}

/** What a person said stands beside what is computed, and changes nothing of it. */
const said = (call, { amount, person, at, note }) =>
  t(`forecast.${call}`, { amount: money(amount), person, at: date(at), note: note ? ` (${note})` : '' });

const parts = (figure, worth) => ({
  label: t('forecast.parts.label', { won: money(worth(figure.won)), open: money(worth(figure.open)), fresh: money(worth(figure.new)) }),
  legend: [mark('square gain', `${t('forecast.won')} ${moneyShort(worth(figure.won))}`), mark('square gain-mid', `${t('forecast.open')} ${moneyShort(worth(figure.open))}`), mark('square gain-soft plain', `${t('forecast.new')} ${moneyShort(worth(figure.new))}`), ...(isOver(figure) ? [] : [mark('range', t('forecast.band'))])],
  height: 98,
  option: (colours, width) => {
    const pieces = [figure.won, figure.open, figure.new].map(Number);
    const highest = Math.max(Number(figure.p90), pieces.reduce((so, piece) => so + piece, 0), Number(figure.quota?.amount ?? 0));
    return {
      grid: { left: 4, right: 28, top: 24, bottom: 28 },
      yAxis: { type: 'category', data: [''], show: false },
      xAxis: { type: 'value', show: false, min: 0, max: highest * 1.02 || 1 },
      tooltip: tip(colours, () => ({ title: written(figure.period), lines: [[t('forecast.won'), money(worth(figure.won))], [t('forecast.open'), money(worth(figure.open))], [t('forecast.new'), money(worth(figure.new))], [t('mean'), money(worth(figure.mean))]] })),
      series: [{ name: 'parts', type: 'custom', encode: { x: [0, 1, 2, 3, 4, 5] }, data: [{ value: [...pieces, Number(figure.p10), Number(figure.p50), Number(figure.p90)] }], renderItem: (_, api) => split(api, colours, figure, worth, width) }],
    };
  },
});

function split(api, colours, figure, worth, width) {
  const [won, open, fresh, p10, p50, p90] = [0, 1, 2, 3, 4, 5].map((at) => api.value(at));
  const x = (value) => api.coord([value, 0])[0];
  const y = api.coord([0, 0])[1];
  const fills = [[colours.gain, colours.surface], [colours['gain-mid'], colours.ink], [colours['gain-soft'], colours.ink]];
  const children = [];
  let from = 0;
  [won, open, fresh].forEach((piece, at) => {
    const long = x(from + piece) - x(from);
    if (piece > 0) children.push({ type: 'rect', shape: { x: x(from), y: y - 16, width: Math.max(long - 1.5, 1), height: 32 }, style: { fill: fills[at][0] } });
    const text = moneyShort(worth(piece));
    if (long > text.length * 7.5 + 12) children.push(words(x(from) + 8, y, text, { fill: fills[at][1], fontSize: 12.5, fontWeight: 500 }));
    from += piece;
  });
  if (!isOver(figure)) children.push(...band([x(p10), x(p50), x(p90)], y, [p10, p50, p90].map((value) => moneyShort(worth(value))), colours, width));
  if (figure.quota) {
    const at = x(Number(figure.quota.amount));
    children.push({ type: 'line', shape: { x1: at, x2: at, y1: y - 22, y2: y + 16 }, style: { stroke: colours.loss, lineWidth: 2 } });
    const text = t('forecast.quotaAt', { quota: moneyShort(worth(figure.quota.amount)) });
    const half = text.length * 3.3;
    children.push(words(Math.min(Math.max(at, half), width - half), y - 29, text, { fill: colours.loss, fontSize: 11, fontWeight: 500, textAlign: 'center' }));
  }
  return { type: 'group', children };
}

/** The band under the bar, its ends and its middle named. */
function band([low, middle, high], y, [p10, p50, p90], colours, width) {
  const line = (x1, x2, y1, y2) => ({ type: 'line', shape: { x1, x2, y1, y2 }, style: { stroke: colours.ink, lineWidth: 1.5 } });
  const places = within(spread([low, middle, high], 52), 26, width - 26);
  const faint = { fill: colours['ink-faint'], fontSize: 11, textAlign: 'center' };
  return [
    line(low, high, y + 24, y + 24), line(low, low, y + 20, y + 28), line(high, high, y + 20, y + 28),
    { type: 'circle', shape: { cx: middle, cy: y + 24, r: 4 }, style: { fill: colours.ink } },
    words(places[1], y + 40, p50, { fill: colours.ink, fontSize: 13, fontWeight: 600, textAlign: 'center' }),
    words(places[0], y + 40, p10, faint),
    words(places[2], y + 40, p90, faint),
  ];
}

const midnight = (day) => Date.parse(`${day}T00:00:00Z`);
/** A day's end is where the next begins. */
const endOf = (day) => midnight(day) + 86_400_000;

const fan = (figure, worth) => ({
  heading: t('forecast.course'),
  label: t('forecast.fan.label', { period: written(figure.period), p10: money(worth(figure.p10)), p50: money(worth(figure.p50)), p90: money(worth(figure.p90)) }),
  height: 280,
  option: (colours) => {
    const won = figure.course.filter((week) => week.won !== undefined).map((week) => [endOf(week.until), Number(week.won)]);
    const coming = figure.course.filter((week) => week.p50 !== undefined).map((week) => [endOf(week.until), Number(week.p10), Number(week.p50), Number(week.p90)]);
    const now = won.at(-1) ?? [midnight(figure.from), 0];
    const quota = figure.quota ? Number(figure.quota.amount) : undefined;
    return {
      grid: { left: 58, right: 74, top: 12, bottom: 26 },
      xAxis: { ...quiet(colours), type: 'time', min: midnight(figure.from), max: endOf(figure.to), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: colours.rule } }, axisLabel: { color: colours['ink-faint'], fontSize: 11, formatter: (value) => dayOf(value), hideOverlap: true } },
      yAxis: { ...quiet(colours), type: 'value', min: 0, max: (range) => Math.max(range.max, quota ?? 0) * 1.04, splitNumber: 4, axisLabel: { color: colours['ink-faint'], fontSize: 11, formatter: (value) => moneyTick(worth(value)), showMaxLabel: false } },
      tooltip: { ...tip(colours, (items) => {
        const week = figure.course.find(({ until }) => endOf(until) === items[0].value[0]);
        if (!week) return null;
        return { title: date(week.until), lines: week.won !== undefined ? [[t('forecast.won'), money(worth(week.won))]] : ['p90', 'p50', 'p10'].map((key) => [t(key), money(worth(week[key]))]) };
      }), trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours['ink-faint'], width: 1 } } },
      series: [
        {
          name: 'band', type: 'custom', encode: { x: 0, y: [1, 2, 3] }, data: coming.map((value) => ({ value })), z: 1,
          renderItem: (place, api) => (place.dataIndex > 0 ? null : cone(api, colours, now, coming, worth)),
        },
        {
          name: 'p50', type: 'line', data: coming, encode: { x: 0, y: 2 }, symbol: 'none', lineStyle: { color: colours.gain, width: 1.75, type: [5, 4] },
          markLine: quota === undefined ? undefined : { silent: true, symbol: 'none', lineStyle: { color: colours.loss, type: 'solid', width: 1 }, label: { show: true, position: 'insideStartBottom', formatter: t('forecast.quota'), color: colours.loss, fontSize: 11 }, data: [{ yAxis: quota }] },
        },
        { name: 'won', type: 'line', data: [[midnight(figure.from), 0], ...won], symbol: 'none', lineStyle: { color: colours.gain, width: 2.25 }, areaStyle: { color: colours.gain, opacity: 0.08 } },
      ],
    };
  },
});

/** From what is won so far, opening; its edges named where they end. */
function cone(api, colours, [time, amount], coming, worth) {
  if (coming.length === 0) return null;
  const at = (x, y) => api.coord([x, y]);
  const upper = coming.map(([x, , , high]) => at(x, high));
  const lower = coming.map(([x, low]) => at(x, low)).reverse();
  const [end, p10, p50, p90] = coming.at(-1);
  const [x] = at(end, 0);
  const ys = spread([p90, p50, p10].map((value) => at(end, value)[1]), 15);
  return { type: 'group', children: [
    { type: 'polygon', shape: { points: [at(time, amount), ...upper, ...lower] }, style: { fill: colours['gain-soft'], opacity: 0.85 } },
    { type: 'line', shape: { x1: at(time, amount)[0], y1: at(time, amount)[1], x2: at(coming[0][0], coming[0][2])[0], y2: at(coming[0][0], coming[0][2])[1] }, style: { stroke: colours.gain, lineWidth: 1.75, lineDash: [5, 4] } },
    { type: 'circle', shape: { cx: at(time, amount)[0], cy: at(time, amount)[1], r: 4 }, style: { fill: colours.gain } },
    ...[p90, p50, p10].map((value, which) => words(x + 7, ys[which], moneyShort(worth(value)), which === 1 ? { fill: colours.ink, fontSize: 13, fontWeight: 600 } : { fill: colours['ink-faint'], fontSize: 11 })),
  ] };
}

/** The same, moved together so that the outermost words are not cut off. */
const within = (places, least, most) => {
  const shift = Math.max(least - places[0], 0) - Math.max(places.at(-1) - most, 0);
  return places.map((place) => place + shift);
};

/** Places in order, moved apart so that words do not overlap. */
function spread([first, middle, last], least) {
  return [Math.min(first, middle - least), middle, Math.max(last, middle + least)];
}

const amount = (key, head, worth, of = (row) => row[key]) => ({ key, head, value: of, text: (value) => (value === undefined ? '' : money(worth(value))) });

const SUMMARY = (worth) => [
  { key: 'period', head: t('forecast.period'), kind: 'name', value: (row) => row.period, text: written },
  ...['won', 'open', 'new', 'mean', 'p10', 'p50', 'p90'].map((key) => amount(key, says[key](), worth)),
  amount('quota', t('forecast.quota'), worth, (row) => row.quota?.amount),
  { key: 'probability', head: t('forecast.probability'), value: (row) => row.quota?.probability, text: (value) => (value === undefined ? '' : percent(value)) },
];

const says = { won: () => t('forecast.won'), open: () => t('forecast.open'), new: () => t('forecast.new'), mean: () => t('mean'), p10: () => t('p10'), p50: () => t('p50'), p90: () => t('p90') };

const COURSE = (worth) => [
  { key: 'until', head: t('forecast.until'), kind: 'name', value: (row) => row.until, text: date },
  ...['won', 'p10', 'p50', 'p90'].map((key) => amount(key, says[key](), worth)),
];
