// Whether groups of deals differ, stage by stage; where they do not, nothing is ranked.
import { get } from '../parts/api.js';
import { change } from '../parts/address.js';
import { intervals, names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { asked, countColumn, rateColumns, stageName, withInterval } from '../parts/figures.js';
import { h, unique } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { compare, number, percent, t } from '../parts/text.js';

const ROW = 24;
const MOST = 24;

export const segments = (clear, chosen) =>
  section('segments', {
    clear,
    csv: (filters) => ['/api/conversion-rates', { ...asked(filters), segment: choose(filters, chosen()) }],
    ask: async (filters, signal) => {
      const by = choose(filters, chosen());
      if (!by) return { by };
      return { by, ...(await get('/api/conversion-rates', { ...asked(filters), segment: by }, signal)) };
    },
    show: (view, figure) => {
      if (!figure.by) return false;
      view.node('by', chooser(figure.by, [...new Set([...chosen().segments, figure.by])]));
      const stages = figure.differences.map((difference) => ({ ...difference, rows: rowsOf(figure.groups, difference) })).filter(({ rows }) => rows.length > 0);
      if (stages.length === 0) return view.node('nothing', h('p', { class: 'empty' }, t('segments.nothing')));
      view.finding(finding(figure, stages));
      view.node('key', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('dot gain', t('segments.shrunk')), mark('tick', t('segments.raw')), mark('rule', t('segments.parent')), mark('ring', t('few'))));
      view.group('panels', 'panels forest', (grid) => stages.forEach((stage) => grid.chart(`segments.${stage.stage}`, panel(figure.pipeline, stage))));
      view.table('segments', t('segments.title'), columns(figure.pipeline), stages.flatMap(({ stage, differ, rows }) => rows.map((row) => ({ stage, differ, ...row }))));
      return undefined;
    },
  });

/** What is compared by: people only when somebody asks for it. */
const choose = ({ by }, { segments: all }) => by ?? all.find((key) => key !== 'owner') ?? all[0];

function chooser(by, all) {
  const id = unique('by');
  return h('div', { class: 'by' }, h('label', { for: id }, t('segments.by')),
    h('select', { id, onchange: (event) => change({ by: event.target.value }) }, all.map((key) => h('option', { value: key, selected: key === by }, key))));
}

/** Groups that differ are ranked; others stand in the order of their names, because their order would mean nothing. */
function rowsOf(groups, { stage, differ }) {
  const rows = groups.flatMap(({ segment, stages }) => stages.filter((row) => row.stage === stage && row.shrunk).map((row) => ({ segment: segment ?? t('segments.missing'), ...row })));
  const order = differ ? (one, other) => other.shrunk.rate - one.shrunk.rate : (one, other) => compare(one.segment, other.segment);
  return rows.sort(order).slice(0, MOST);
}

function finding(figure, stages) {
  const differing = stages.filter(({ differ }) => differ);
  if (differing.length > 0) {
    return t('segments.differ', { by: figure.by, stages: differing.map(({ stage }) => stageName(figure.pipeline, stage)).join(', '), n: differing.length });
  }
  return t(stages.some(({ differ }) => differ === false) ? 'segments.same' : 'segments.tooFew', { by: figure.by });
}

const verdict = (differ) => t(differ ? 'segments.verdict.differ' : differ === false ? 'segments.verdict.same' : 'segments.verdict.tooFew');

const panel = (pipeline, { stage, differ, parent, rows }) => ({
  heading: stageName(pipeline, stage),
  legend: [h('span', { class: differ ? 'verdict' : 'verdict same' }, verdict(differ))],
  label: t('segments.label', { stage: stageName(pipeline, stage), n: rows.length, verdict: verdict(differ) }),
  height: rows.length * ROW + 30,
  option: (colours, width) => {
    const labels = rows.map((row) => row.segment);
    const left = nameWidth(labels, width);
    const colour = differ ? colours.gain : colours.flat;
    return {
      grid: { left, right: 42, top: 4, bottom: 24 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: 1, interval: 0.5, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
      tooltip: tip(colours, ({ dataIndex }) => {
        const row = rows[dataIndex];
        return { title: row.segment, lines: [[t('segments.shrunk'), withInterval(row.shrunk)], [t('segments.raw'), withInterval(row.resolved)], [t('funnel.advanced'), number(row.advanced)], [t('funnel.lost'), number(row.lost)]] };
      }),
      series: [
        {
          name: 'resolved', type: 'custom', encode: { x: 0, y: 1 }, silent: true, data: rows.map((row, at) => ({ value: [row.resolved.rate, at] })),
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colours['ink-faint'], type: [2, 3], width: 1 }, data: [{ xAxis: parent }] },
          renderItem: (_, api) => {
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            return { type: 'line', shape: { x1: x, x2: x, y1: y - 5, y2: y + 5 }, style: { stroke: colours['ink-faint'], lineWidth: 1.25 } };
          },
        },
        intervals('shrunk', colours, rows.map((row, at) => ({ value: [at, row.shrunk.rate, row.shrunk.low, row.shrunk.high, row.lowEvidence ? 1 : 0] })), { colour, radius: 4 }),
        {
          name: 'words', type: 'custom', silent: true, data: rows.map((row, at) => ({ value: [1, at] })),
          renderItem: (_, api) => {
            const [x, y] = api.coord([1, api.value(1)]);
            return words(x + 8, y, percent(rows[api.value(1)].shrunk.rate, 0), { fill: colours['ink-soft'], fontSize: 11 });
          },
        },
      ],
    };
  },
});

const columns = (pipeline) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  { key: 'segment', head: t('column.segment'), kind: 'word', value: (row) => row.segment },
  countColumn('entered', t('funnel.entered'), (row) => row.entered),
  countColumn('advanced', t('funnel.advanced'), (row) => row.advanced),
  countColumn('lost', t('funnel.lost'), (row) => row.lost),
  countColumn('open', t('funnel.open'), (row) => row.open),
  ...rateColumns('shrunk', t('segments.shrunk'), (row) => row.shrunk),
  ...rateColumns('resolved', t('segments.raw'), (row) => row.resolved),
  { key: 'differ', head: t('column.verdict'), kind: 'word', value: (row) => row.differ, text: verdict },
];
