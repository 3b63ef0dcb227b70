// Month by month of entry: which share went on, or was won in the end. Small panels on one scale, a panel a stage.
import { get } from '../parts/api.js';
import { change } from '../parts/address.js';
import { quiet, tip } from '../parts/chart.js';
import { asked, countColumn, rateColumns, stageName, withInterval } from '../parts/figures.js';
import { h } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { month, monthShort, number, percent, t } from '../parts/text.js';

const MONTHS = 12;
/** How the API begins to tell of a month that differs. */
const CHANGED = 'changed in ';
/** An interval wider than that is flagged. */
const WIDE = 0.3;

export const cohorts = (clear) =>
  section('cohorts', {
    clear,
    csv: (filters) => ['/api/stage-to-won', asked(filters)],
    ask: async (filters, signal) => (filters.cohort === 'won' ? toWon(filters, signal) : toNext(filters, signal)),
    show: (view, { pipeline, stages }, filters) => {
      const panels = stages.filter(({ months }) => months.some(({ rate }) => rate.rate !== null));
      view.node('switch', choice(filters.cohort === 'won' ? 'won' : 'next'));
      if (panels.length === 0) return view.node('nothing', h('p', { class: 'empty' }, t('cohorts.nothing')));
      view.finding(finding(pipeline, panels, filters.cohort));
      view.node('key', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('dot gain', t('rate.corrected')), mark('band', t('interval')), mark('ring', t('few')), mark('rule', t('cohorts.overall'))));
      view.group('panels', 'panels', (grid) => panels.forEach((stage) => grid.chart(`cohorts.${stage.stage}`, panel(pipeline, stage, top(panels)))));
      view.table('cohorts', t('cohorts.title'), columns(pipeline), panels.flatMap(({ stage, months }) => months.map((row) => ({ stage, ...row }))));
      return undefined;
    },
  });

function choice(chosen) {
  const option = (value) =>
    h('label', {}, h('input', { type: 'radio', name: 'cohort', value, checked: value === chosen, onchange: () => change({ cohort: value === 'next' ? undefined : value }) }), t(`cohorts.${value}`));
  return h('fieldset', { class: 'switch' }, h('legend', { class: 'unseen' }, t('cohorts.switch')), option('next'), option('won'));
}

/** The months up to the end of what is asked for, each a cohort of its own. */
function monthsOf({ from, to, asOf }) {
  const end = to ? new Date(new Date(to) - 1) : asOf ? new Date(asOf.length > 10 ? asOf : `${asOf}T23:59:59Z`) : new Date();
  const begin = from ? new Date(from) : undefined;
  const starts = [];
  for (let back = MONTHS - 1; back >= 0; back--) {
    const start = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - back, 1));
    const next = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
    if (!begin || next > begin) starts.push([start, next]);
  }
  return starts;
}

async function toNext(filters, signal) {
  const months = monthsOf(filters);
  const within = ([start, next]) => ({ ...asked(filters), from: later(start, filters.from), to: earlier(next, filters.to) });
  const [all, ...each] = await Promise.all([
    get('/api/conversion-rates', asked(filters), signal),
    ...months.map((one) => get('/api/conversion-rates', within(one), signal)),
  ]);
  const stages = all.groups[0].stages.map((whole, at) => ({
    stage: whole.stage,
    overall: whole.corrected.rate,
    months: each.map((answer, which) => {
      const row = answer.groups[0].stages[at];
      const { entered, advanced, lost, open } = row;
      return { month: months[which][0].toISOString().slice(0, 7), entered, advanced, lost, open, rate: row.corrected, raw: row.raw, few: few(row, row.corrected) };
    }),
  }));
  return { pipeline: all.pipeline, stages };
}

/** Little evidence, or an interval that says as little: of deals that were seen late, say. */
const few = ({ lowEvidence }, { low, high }) => lowEvidence || high - low > WIDE;

const day = (at) => at.toISOString().slice(0, 10);
const later = (start, from) => (from && new Date(from) > start ? from : day(start));
const earlier = (next, to) => (to && new Date(to) < next ? to : day(next));

async function toWon(filters, signal) {
  const answer = await get('/api/stage-to-won', asked(filters), signal);
  const stages = answer.groups[0].stages.map((stage) => ({
    stage: stage.stage,
    overall: stage.ever.corrected.rate,
    verdict: stage.months,
    months: stage.byMonth.slice(-MONTHS).map(({ month: name, ever }) => ({
      month: name, entered: ever.passed, advanced: ever.won, lost: ever.lost, open: ever.open, rate: ever.corrected, raw: ever.raw, few: few(ever, ever.corrected),
    })),
  }));
  return { pipeline: answer.pipeline, stages };
}

function finding(pipeline, panels, mode) {
  if (mode !== 'won') return t('cohorts.next.finding');
  const changed = panels.filter(({ verdict }) => verdict.startsWith(CHANGED));
  if (changed.length > 0) {
    return changed.map(({ stage, verdict }) => said(pipeline, stage, verdict)).join(' ');
  }
  return t(panels.some(({ verdict }) => verdict === 'consistent') ? 'cohorts.consistent' : 'cohorts.tooFew');
}

/** What the test of one stage's months says. */
function said(pipeline, stage, verdict) {
  if (!verdict) return '';
  if (verdict.startsWith(CHANGED)) return t('cohorts.changed', { stage: stageName(pipeline, stage), month: month(verdict.slice(-7)) });
  return t(verdict === 'consistent' ? 'cohorts.consistent' : 'cohorts.tooFew');
}

/** One scale for all panels: the next quarter above all but the wildest intervals. */
const top = (panels) => {
  const highest = Math.max(...panels.flatMap(({ months }) => months.filter(({ few, rate }) => rate.rate !== null && !few).map(({ rate }) => rate.high)), ...panels.map(({ overall }) => overall ?? 0), 0.1);
  return Math.min(1, Math.ceil(highest * 4 + 0.2) / 4);
};

const panel = (pipeline, { stage, months, overall, verdict }, highest) => ({
  heading: stageName(pipeline, stage),
  label: t('cohorts.label', { stage: stageName(pipeline, stage), n: months.length, verdict: said(pipeline, stage, verdict) }),
  height: 148,
  option: (colours) => ({
    grid: { left: 36, right: 20, top: 8, bottom: 22 },
    xAxis: {
      ...quiet(colours), type: 'category', data: months.map((row) => row.month), splitLine: { show: false }, boundaryGap: true,
      axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (name, at) => (at === months.length - 1 ? month(name) : monthShort(name)), interval: (at) => at % 4 === (months.length - 1) % 4, hideOverlap: true },
    },
    yAxis: { ...quiet(colours), type: 'value', min: 0, max: highest, interval: highest / 2, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
    tooltip: tip(colours, ({ dataIndex }) => {
      const row = months[dataIndex];
      return { title: month(row.month), lines: [[t('rate.corrected'), withInterval(row.rate)], [t('funnel.entered'), number(row.entered)], [t('funnel.advanced'), number(row.advanced)], [t('funnel.lost'), number(row.lost)], [t('funnel.open'), number(row.open)]] };
    }),
    series: [
      {
        name: stage, type: 'custom', encode: { x: 0, y: [1, 2, 3] },
        data: months.map((row, at) => ({ value: [at, row.rate.rate, row.rate.low, row.rate.high, row.few ? 1 : 0] })),
        markLine: overall === null ? undefined : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colours['ink-faint'], type: [2, 3], width: 1 }, data: [{ yAxis: overall }] },
        renderItem: (_, api) => point(api, colours, highest),
      },
    ],
  }),
});

/** A bar as high as the interval is wide, and the point in it. */
function point(api, colours, highest) {
  const [at, rate, low, high, few] = [0, 1, 2, 3, 4].map((which) => api.value(which));
  if (Number.isNaN(rate)) return null;
  const width = Math.min(14, api.size([1, 0])[0] * 0.6);
  const [x, y] = api.coord([at, rate]);
  const above = api.coord([at, Math.min(high, highest)])[1];
  const below = api.coord([at, low])[1];
  return { type: 'group', children: [
    { type: 'rect', shape: { x: x - width / 2, y: above, width, height: Math.max(below - above, 1), r: 2 }, style: { fill: few ? 'transparent' : colours['gain-soft'], stroke: few ? colours.open : null, lineDash: [2, 2] } },
    { type: 'circle', shape: { cx: x, cy: y, r: 3.25 }, style: { fill: few ? colours.surface : colours.gain, stroke: few ? colours.open : colours.gain, lineWidth: 1.5 } },
  ] };
}

const columns = (pipeline) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  { key: 'month', head: t('column.month'), kind: 'word', value: (row) => row.month, text: month },
  countColumn('entered', t('funnel.entered'), (row) => row.entered),
  countColumn('advanced', t('funnel.advanced'), (row) => row.advanced),
  countColumn('lost', t('funnel.lost'), (row) => row.lost),
  countColumn('open', t('funnel.open'), (row) => row.open),
  ...rateColumns('corrected', t('rate.corrected'), (row) => row.rate),
  ...rateColumns('raw', t('rate.raw'), (row) => row.raw),
];
