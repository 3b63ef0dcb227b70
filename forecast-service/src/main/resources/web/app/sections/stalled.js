// Open deals that are older in their stage than four of five that went on from it ever were.
import { get } from '../parts/api.js';
import { names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { asked, countColumn, stageName } from '../parts/figures.js';
import { h } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { table } from '../parts/table.js';
import { date, days, money, moneyShort, number, t } from '../parts/text.js';

const ROW = 44;
const DRAWN = 200;
const LISTED = 12;

export const stalled = (clear) =>
  section('stalled', {
    clear,
    ask: (filters, signal) => get('/api/stalled-deals', { pipeline: filters.pipeline, asOf: filters.asOf, where: filters.where, limit: DRAWN }, signal),
    show: (view, figure) => {
      const stages = figure.stages.filter((stage) => stage.open > 0);
      if (stages.length === 0) return false;
      const labels = stages.map((stage) => stageName(figure.pipeline, stage.stage));
      view.finding(finding(stages, labels));
      view.chart('stalled', strips(figure, stages, labels));
      view.table('stalled', t('stalled.byStage'), stageColumns(figure.pipeline), stages);
      if (figure.items.length > 0) {
        view.node('list', h('h3', {}, t('stalled.longest')), h('div', { 'data-table': 'stalled.deals' }, table(t('stalled.longest'), dealColumns(figure.pipeline), figure.items.slice(0, LISTED))));
      }
      return true;
    },
  });

const sum = (stages, key) => stages.reduce((so, stage) => so + stage[key], 0);

function finding(stages, labels) {
  const count = sum(stages, 'stalled');
  if (count === 0) return t(stages.some(({ limitDays }) => limitDays !== undefined) ? 'stalled.none' : 'stalled.tooFew');
  const most = stages.reduce((one, other) => (other.stalled > one.stalled ? other : one));
  if (most.stalled === count && count > 1) return t('stalled.allIn', { n: count, open: sum(stages, 'open'), stage: labels[stages.indexOf(most)] });
  return t('stalled.finding', { n: count, open: sum(stages, 'open'), stage: labels[stages.indexOf(most)], most: most.stalled });
}

const strips = (figure, stages, labels) => ({
  label: t('stalled.label', { n: sum(stages, 'stalled'), open: sum(stages, 'open') }),
  legend: [mark('dot loss faded', sum(stages, 'stalled') > figure.items.length ? t('stalled.drawn', { drawn: figure.items.length, n: sum(stages, 'stalled') }) : t('stalled.deal')), mark('tick', t('stalled.limit'))],
  height: stages.length * ROW + 34,
  option: (colours, width) => {
    const left = nameWidth(labels, width);
    return {
      grid: { left, right: width < 480 ? 76 : 150, top: 4, bottom: 28 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, splitNumber: Math.max(2, Math.round(width / 160)), axisLabel: { color: colours['ink-faint'], fontSize: 11, formatter: (value) => (width < 480 ? number(value) : days(value, 0)) } },
      tooltip: tip(colours, ({ seriesName, dataIndex }) => {
        if (seriesName !== 'deals') return null;
        const deal = figure.items[dataIndex];
        return { title: deal.owner ?? t('segments.missing'), lines: [[t('stalled.age'), days(deal.ageDays)], [t('stalled.limit'), days(deal.limitDays)], [t('stalled.amount'), moneyShort(deal.amount)]] };
      }),
      series: [
        {
          name: 'limits', type: 'custom', silent: true, encode: { x: 0, y: 1 }, data: stages.map((stage, at) => ({ value: [stage.limitDays ?? null, at] })),
          renderItem: (place, api) => {
            const stage = stages[api.value(1)];
            const y = api.coord([0, api.value(1)])[1];
            const end = place.coordSys.x + place.coordSys.width + 12;
            const children = [words(end, y - 7, t('stalled.ofOpen', { stalled: number(stage.stalled), open: number(stage.open) }), { fill: colours.ink, fontSize: 12, fontWeight: 600 }),
              words(end, y + 8, stage.limitDays === undefined ? t('few') : t('stalled.over', { days: days(stage.limitDays, 0) }), { fill: colours['ink-faint'], fontSize: 11 })];
            if (!Number.isNaN(api.value(0))) {
              const [x] = api.coord([api.value(0), api.value(1)]);
              // beyond the limit, whether or not its deals are among those drawn
              if (stage.stalled > 0) children.unshift({ type: 'rect', shape: { x, y: y - 9, width: Math.max(place.coordSys.x + place.coordSys.width - x, 0), height: 18 }, style: { fill: colours['loss-soft'], opacity: 0.55 } });
              children.push({ type: 'line', shape: { x1: x, x2: x, y1: y - 13, y2: y + 13 }, style: { stroke: colours.ink, lineWidth: 1.5, lineDash: stage.lowEvidence ? [3, 3] : null } });
            }
            return { type: 'group', children };
          },
        },
        {
          name: 'deals', type: 'custom', encode: { x: 0, y: 1 }, data: figure.items.map((deal) => ({ value: [deal.ageDays, stages.findIndex(({ stage }) => stage === deal.stage)] })),
          renderItem: (_, api) => {
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            return { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: colours.loss, opacity: 0.5 } };
          },
        },
      ],
    };
  },
});

const stageColumns = (pipeline) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  countColumn('open', t('funnel.open'), (row) => row.open),
  countColumn('stalled', t('stalled.title'), (row) => row.stalled),
  { key: 'limitDays', head: t('stalled.limit'), value: (row) => row.limitDays, text: (value) => days(value) },
  countColumn('n', t('stalled.learntFrom'), (row) => row.n),
  { key: 'amounts', head: t('stalled.amount'), kind: 'word', value: (row) => row.amounts.map(({ amount }) => amount).join(' '), text: (_, row) => row.amounts.map(money).join(', ') },
];

const dealColumns = (pipeline) => [
  { key: 'dealId', head: t('stalled.deal'), kind: 'name', value: (row) => row.dealId, text: (value) => h('code', { title: value }, value.slice(-12)) },
  { key: 'stage', head: t('column.stage'), kind: 'word', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  { key: 'owner', head: t('stalled.owner'), kind: 'word', value: (row) => row.owner },
  { key: 'since', head: t('stalled.since'), kind: 'word', value: (row) => row.since, text: date },
  { key: 'ageDays', head: t('stalled.age'), value: (row) => row.ageDays, text: (value) => days(value, 0) },
  { key: 'limitDays', head: t('stalled.limit'), value: (row) => row.limitDays, text: (value) => days(value, 0) },
  { key: 'amount', head: t('stalled.amount'), value: (row) => row.amount?.amount, text: (_, row) => money(row.amount) },
];
