// How long deals stay in a stage: those that went on apart from those that were lost.
import { get } from '../parts/api.js';
import { names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { asked, countColumn, stageName } from '../parts/figures.js';
import { mark, section } from '../parts/section.js';
import { days, number, t } from '../parts/text.js';

const EXITS = ['ADVANCED', 'WON', 'LOST', 'BACK', 'TRANSFERRED'];
const ROW = 58;

export const durations = (clear) =>
  section('durations', {
    clear,
    csv: (filters) => ['/api/stage-durations', asked(filters)],
    ask: (filters, signal) => get('/api/stage-durations', asked(filters), signal),
    show: (view, figure) => {
      const stages = figure.groups[0].stages.filter((stage) => stage.visits > 0);
      if (stages.length === 0) return false;
      const labels = stages.map((stage) => stageName(figure.pipeline, stage.stage));
      view.finding(finding(stages, labels));
      view.chart('durations', drawing(stages, labels));
      view.table('durations', t('durations.title'), columns(figure.pipeline), rows(stages));
      return true;
    },
  });

function finding(stages, labels) {
  const told = stages.filter((stage) => stage.medianWithOpen !== undefined);
  if (told.length === 0) return t('durations.tooFew');
  const longest = told.reduce((one, other) => (other.medianWithOpen > one.medianWithOpen ? other : one));
  return t('durations.finding', { stage: labels[stages.indexOf(longest)], days: days(longest.medianWithOpen) });
}

/** One row for each way out that was taken, and one for all with those still there. */
const rows = (stages) =>
  stages.flatMap((stage) => [
    ...EXITS.filter((exit) => stage.byExit[exit]).map((exit) => ({ stage: stage.stage, exit, ...stage.byExit[exit] })),
    { stage: stage.stage, exit: 'ALL', n: stage.visits, median: stage.medianWithOpen },
  ]);

const onward = (stage) => ({ ...(stage.byExit.WON ?? stage.byExit.ADVANCED) });

const drawing = (stages, labels) => ({
  label: t('durations.label', { n: stages.length }),
  legend: [mark('dot gain', t('durations.onward')), mark('dot loss', t('durations.lost')), mark('diamond', t('durations.all')), mark('taper', t('durations.spread'))],
  height: stages.length * ROW + 34,
  option: (colours, width) => {
    const left = nameWidth(labels, width);
    return {
      grid: { left, right: 118, top: 6, bottom: 28 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, splitNumber: Math.max(2, Math.round(width / 160)), axisLabel: { color: colours['ink-faint'], fontSize: 11, formatter: (value) => (width < 480 ? number(value) : days(value, 0)) } },
      tooltip: tip(colours, ({ seriesName, dataIndex }) => {
        const stage = stages[dataIndex];
        if (seriesName === 'all') return { title: labels[dataIndex], lines: [[t('durations.all'), days(stage.medianWithOpen)], [t('durations.visits'), number(stage.visits)], [t('funnel.open'), number(stage.open)]] };
        const lengths = seriesName === 'onward' ? onward(stage) : stage.byExit.LOST;
        return { title: `${labels[dataIndex]}: ${t(`durations.${seriesName}`)}`, lines: [[t('n'), number(lengths.n)], [t('median'), days(lengths.median)], [t('p75'), days(lengths.p75)], [t('p90'), days(lengths.p90)], [t('mean'), days(lengths.mean)]] };
      }),
      series: [
        taper('onward', colours, colours.gain, -9, stages.map(onward)),
        taper('lost', colours, colours.loss, 9, stages.map((stage) => stage.byExit.LOST ?? {})),
        {
          name: 'all', type: 'custom', encode: { x: 0, y: 1 }, z: 6, data: stages.map((stage, at) => ({ value: [stage.medianWithOpen ?? null, at] })),
          renderItem: (place, api) => {
            const stage = stages[api.value(1)];
            if (Number.isNaN(api.value(0))) {
              if (Object.values(stage.byExit).some(({ median }) => median !== undefined)) return null;
              return words(place.coordSys.x + 2, api.coord([0, api.value(1)])[1], t('durations.none', { n: stage.open }), { fill: colours['ink-faint'], fontSize: 11 });
            }
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            return { type: 'polygon', shape: { points: [[x, y - 5.5], [x + 5.5, y], [x, y + 5.5], [x - 5.5, y]] }, style: { fill: colours.surface, stroke: colours.ink, lineWidth: 1.5 } };
          },
        },
      ],
    };
  },
});

const short = (value) => number(value, value < 10 ? 1 : 0);

/** Median, p75 and p90 on one line that thins out, with the three beside it. */
const taper = (name, colours, colour, offset, lengths) => ({
  name, type: 'custom', encode: { x: [1, 2, 3], y: 0 },
  data: lengths.map(({ median, p75, p90, n }, at) => ({ value: [at, median ?? null, p75 ?? null, p90 ?? null, n ?? 0] })),
  renderItem: (_, api) => {
    const [row, median, p75, p90, n] = [0, 1, 2, 3, 4].map((at) => api.value(at));
    if (Number.isNaN(median)) return null;
    const y = api.coord([0, row])[1] + offset;
    const [a, b, c] = [median, p75, p90].map((value) => api.coord([value, row])[0]);
    const few = n < 30;
    return { type: 'group', children: [
      { type: 'line', shape: { x1: a, x2: c, y1: y, y2: y }, style: { stroke: colour, lineWidth: 1.25 } },
      { type: 'line', shape: { x1: a, x2: b, y1: y, y2: y }, style: { stroke: colour, lineWidth: 4 } },
      { type: 'line', shape: { x1: c, x2: c, y1: y - 3.5, y2: y + 3.5 }, style: { stroke: colour, lineWidth: 1.25 } },
      { type: 'circle', shape: { cx: a, cy: y, r: 4.5 }, style: { fill: few ? colours.surface : colour, stroke: colour, lineWidth: 1.5 } },
      words(c + 7, y, `${[median, p75].map(short).join(' · ')} · ${days(p90)}`, { fill: colours['ink-soft'], fontSize: 11 }),
    ] };
  },
});

const columns = (pipeline) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  { key: 'exit', head: t('column.exit'), kind: 'word', value: (row) => row.exit, text: (value) => t(`exit.${value}`) },
  countColumn('n', t('n'), (row) => row.n),
  ...['median', 'p75', 'p90', 'mean'].map((key) => ({ key, head: t(key), value: (row) => row[key], text: (value) => days(value) })),
];
