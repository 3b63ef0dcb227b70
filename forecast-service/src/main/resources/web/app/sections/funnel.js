// How many deals reached each stage, what became of them, and which share went on.
import { change } from '../parts/address.js';
import { get } from '../parts/api.js';
import { intervals, names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { h } from '../parts/dom.js';
import { asked, countColumn, rateColumns, stageName, withInterval } from '../parts/figures.js';
import { mark, section } from '../parts/section.js';
import { number, percent, percents, t } from '../parts/text.js';

const ROW = 54;

const NONE = { rate: null };

export const funnel = (clear) =>
  section('funnel', {
    clear,
    csv: (filters) => [filters.funnel === 'leads' ? '/api/funnels' : '/api/conversion-rates', asked(filters)],
    ask: (filters, signal) => (filters.funnel === 'leads' ? overTheBoundary(filters, signal) : ofDeals(filters, signal)),
    show: (view, { rows }, filters) => {
      view.node('switch', choice(filters.funnel === 'leads' ? 'leads' : 'deals'));
      if (rows.every((row) => row.entered === 0)) return view.node('nothing', h('p', { class: 'empty' }, t('state.empty')));
      const labels = rows.map(({ name }) => name);
      view.finding(finding(rows, labels));
      view.group('both', 'two wide-left', (pair) => {
        pair.chart('funnel.counts', counts(rows, labels));
        pair.chart('funnel.rates', rates(rows, labels));
      });
      view.table('funnel', t('funnel.title'), columns(), rows);
      return undefined;
    },
  });

async function ofDeals(filters, signal) {
  const { pipeline, groups } = await get('/api/conversion-rates', asked(filters), signal);
  return { rows: groups[0].stages.map((row) => ({ ...row, name: stageName(pipeline, row.stage) })) };
}

/** From captured lead to promise kept; the last step leads nowhere. */
async function overTheBoundary(filters, signal) {
  const { pipeline, groups } = await get('/api/funnels', asked(filters), signal);
  const steps = groups[0].steps.filter(({ part, entered }) => entered > 0 || part === 'LEAD' || part === 'SALE');
  return {
    rows: steps.map(({ step, part, ...row }) => ({ corrected: NONE, raw: NONE, resolved: NONE, ...row, stage: step, name: stageName(part === 'LEAD' ? 'lead-lifecycle' : pipeline, step) })),
  };
}

function choice(chosen) {
  const option = (value) =>
    h('label', {}, h('input', { type: 'radio', name: 'funnel', value, checked: value === chosen, onchange: () => change({ funnel: value === 'deals' ? undefined : value }) }), t(`funnel.${value}`));
  return h('fieldset', { class: 'switch' }, h('legend', { class: 'unseen' }, t('funnel.switch')), option('deals'), option('leads'));
}

function finding(rows, labels) {
  const told = rows.filter((row) => row.corrected.rate !== null && !row.lowEvidence);
  if (told.length === 0) return t('funnel.tooFew');
  const least = told.reduce((one, other) => (other.corrected.rate < one.corrected.rate ? other : one));
  return t('funnel.finding', {
    stage: labels[rows.indexOf(least)],
    rate: percent(least.corrected.rate),
    interval: percents(least.corrected.low, least.corrected.high),
    n: least.entered,
  });
}

const counts = (rows, labels) => ({
  heading: t('funnel.counts'),
  label: t('funnel.counts.label', { n: rows.length }),
  legend: [mark('square gain', t('funnel.advanced')), mark('square loss', t('funnel.lost')), mark('square open', t('funnel.open'))],
  height: rows.length * ROW + 26,
  option: (colours, width) => {
    const left = nameWidth(labels, width);
    return {
      grid: { left, right: 64, top: 4, bottom: 22 },
      yAxis: names(colours, labels, left),
      xAxis: { type: 'value', show: false, max: Math.max(...rows.map((row) => row.entered)) },
      tooltip: tip(colours, ({ dataIndex }) => ({
        title: labels[dataIndex],
        lines: ['entered', 'advanced', 'lost', 'open', 'transferred', 'imputed'].filter((key) => rows[dataIndex][key] !== undefined).map((key) => [t(`funnel.${key}`), number(rows[dataIndex][key])]),
      })),
      series: [{ name: 'counts', type: 'custom', data: rows.map((row, at) => ({ value: [row.entered, at, row.advanced ?? row.entered, row.lost ?? 0, row.open ?? 0] })),
        encode: { x: 0, y: 1 }, renderItem: (_, api) => bar(api, colours) }],
    };
  },
});

/** What became of those that entered, side by side, with their numbers inside where they fit. */
function bar(api, colours) {
  const [entered, row, ...pieces] = [0, 1, 2, 3, 4].map((at) => api.value(at));
  const fills = [
    [colours.gain, colours.surface],
    [colours.loss, colours.surface],
    [colours['open-soft'], colours.ink],
  ];
  const [start, middle] = api.coord([0, row]);
  let from = start;
  const children = [];
  pieces.forEach((piece, at) => {
    const width = api.size([piece, 0])[0];
    if (piece > 0) {
      children.push({ type: 'rect', shape: { x: from, y: middle - 13, width: Math.max(width - 1.5, 1), height: 26 }, style: { fill: fills[at][0] } });
    }
    if (width > 36) children.push(words(from + 7, middle, number(piece), { fill: fills[at][1], fontSize: 12, fontWeight: 500 }));
    from += width;
  });
  children.push(words(from + 8, middle, number(entered), { fill: colours.ink, fontSize: 13, fontWeight: 600 }));
  return { type: 'group', children };
}

const rates = (rows, labels) => ({
  heading: t('funnel.rates'),
  label: t('funnel.rates.label', { n: rows.length }),
  legend: [mark('dot gain', t('rate.corrected')), mark('tick', t('rate.rawAndResolved')), mark('ring', t('few'))],
  height: rows.length * ROW + 26,
  option: (colours, width) => {
    const beside = width < 480 || !wideEnough();
    const left = beside ? nameWidth(labels, width) : 12;
    return {
      grid: { left, right: width < 480 ? 88 : 132, top: 4, bottom: 22 },
      yAxis: names(colours, labels, left, beside),
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: 1, interval: 0.5, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
      tooltip: tip(colours, ({ dataIndex }) => ({
        title: `${labels[dataIndex]} → ${labels[dataIndex + 1] ?? t('stage.WON')}`,
        lines: ['corrected', 'raw', 'resolved'].map((key) => [t(`rate.${key}`), withInterval(rows[dataIndex][key])]),
      })),
      series: [
        {
          name: 'rawAndResolved', type: 'custom', encode: { x: [0, 1], y: 2 }, silent: true,
          data: rows.map((row, at) => ({ value: [row.raw.rate, row.resolved.rate, at] })),
          renderItem: (_, api) => ({
            type: 'group',
            children: [0, 1].filter((which) => !Number.isNaN(api.value(which))).map((which) => {
              const [x, y] = api.coord([api.value(which), api.value(2)]);
              return { type: 'line', shape: { x1: x, x2: x, y1: y - 8, y2: y + 8 }, style: { stroke: colours['ink-faint'], lineWidth: 1.25 } };
            }),
          }),
        },
        intervals('corrected', colours, rows.map((row, at) => ({ value: [at, row.corrected.rate, row.corrected.low, row.corrected.high, row.lowEvidence ? 1 : 0] }))),
        {
          name: 'words', type: 'custom', silent: true, data: rows.map((row, at) => ({ value: [1, at] })),
          renderItem: (_, api) => {
            const row = rows[api.value(1)];
            if (row.corrected.rate === null) return null;
            const [x, y] = api.coord([1, api.value(1)]);
            return { type: 'group', children: [
              words(x + 12, y - 8, percent(row.corrected.rate), { fill: row.lowEvidence ? colours['ink-faint'] : colours.ink, fontSize: 14, fontWeight: 600 }),
              words(x + 12, y + 9, row.lowEvidence ? t('few') : percents(row.corrected.low, row.corrected.high), { fill: colours['ink-faint'], fontSize: 11 }),
            ] };
          },
        },
      ],
    };
  },
});

const wideEnough = () => matchMedia('(min-width: 62rem)').matches;

const columns = () => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (_, row) => row.name },
  countColumn('entered', t('funnel.entered'), (row) => row.entered),
  countColumn('advanced', t('funnel.advanced'), (row) => row.advanced),
  countColumn('lost', t('funnel.lost'), (row) => row.lost),
  countColumn('open', t('funnel.open'), (row) => row.open),
  countColumn('transferred', t('funnel.transferred'), (row) => row.transferred),
  countColumn('imputed', t('funnel.imputed'), (row) => row.imputed),
  ...rateColumns('corrected', t('rate.corrected'), (row) => row.corrected),
  ...rateColumns('raw', t('rate.raw'), (row) => row.raw),
  ...rateColumns('resolved', t('rate.resolved'), (row) => row.resolved),
  { key: 'lowEvidence', head: t('column.evidence'), kind: 'word', value: (row) => row.lowEvidence, text: (few) => (few ? t('few') : t('enough')) },
];
