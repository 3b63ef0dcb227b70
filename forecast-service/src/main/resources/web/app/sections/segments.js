// Whether groups of deals differ, stage by stage; where they do not, nothing is ranked.
import { get } from '../parts/api.js';
import { change } from '../parts/address.js';
import { intervals, names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { asked, countColumn, rateColumns, stageName, withInterval } from '../parts/figures.js';
import { h } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { compare, number, percent, t } from '../parts/text.js';

const ROW = 24;
const MOST = 36;
const MOST_PANELS = 24;

export const segments = (clear, chosen) =>
  section('segments', {
    clear,
    csv: (filters) => ['/api/conversion-rates', { ...asked(filters), segment: chosenBy(filters, chosen()) }],
    ask: async (filters, signal) => {
      const [by, then] = chosenBy(filters, chosen());
      if (!by) return { by };
      return { by, then, ...(await get('/api/conversion-rates', { ...asked(filters), segment: [by, then] }, signal)) };
    },
    show: (view, figure) => {
      if (!figure.by) return false;
      view.node('by', choosers(figure, [...new Set([...chosen().segments, figure.by])]));
      const all = figure.differences.filter(({ within }) => !figure.then || within).map((difference) => ({ ...difference, rows: rowsOf(figure, difference) })).filter(({ rows }) => rows.length > 0);
      if (all.length === 0) return view.node('nothing', h('p', { class: 'empty' }, t('segments.nothing')));
      const shown = mostOf(all);
      view.finding(figure.then ? findingOfPairs(figure, all) : finding(figure, all));
      if (figure.then) view.node('between', h('p', { class: 'aside' }, between(figure), shown.length < all.length ? ` ${t('segments.most', { n: shown.length })}` : ''));
      view.node('key', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('dot gain', t('segments.shrunk')), mark('tick', t('segments.raw')), mark('rule', t('segments.parent')), mark('ring', t('few'))));
      view.group('panels', 'panels forest', (grid) => shown.forEach((stage) => grid.chart(`segments.${[stage.stage, ...Object.values(stage.within ?? {})].join('.')}`, panel(figure.pipeline, stage))));
      view.table('segments', t('segments.title'), columns(figure), all.flatMap(({ stage, differ, within, rows }) => rows.map((row) => ({ stage, differ, within: within && Object.values(within)[0], ...row }))));
      return undefined;
    },
  });

/** What is compared by, and what within: people only when somebody asks for it. */
function chosenBy({ by: asked, then }, { segments: all }) {
  const by = asked ?? all.find((key) => key !== 'owner') ?? all[0];
  return [by, then === by ? undefined : then];
}

function choosers({ by, then }, all) {
  const option = (chosen) => (key) => h('option', { value: key, selected: key === chosen }, key);
  return h('div', { class: 'choosers' },
    h('label', { for: 'segments-by' }, t('segments.by')),
    h('select', { id: 'segments-by', onchange: ({ target }) => change({ by: target.value, then: target.value === then ? undefined : then }) }, all.map(option(by))),
    h('label', { for: 'segments-then' }, t('segments.then')),
    h('select', { id: 'segments-then', onchange: ({ target }) => change({ by, then: target.value || undefined }) }, h('option', { value: '' }, t('segments.then.none')), all.filter((key) => key !== by).map(option(then))));
}

/** As many panels as can be looked at: those with the most deals, in the order they came in. */
function mostOf(all) {
  const deals = ({ rows }) => rows.reduce((so, { entered }) => so + entered, 0);
  const most = [...all].sort((one, other) => deals(other) - deals(one)).slice(0, MOST_PANELS);
  return all.filter((one) => most.includes(one));
}

/** Groups that differ are ranked; others stand in the order of their names, because their order would mean nothing. */
function rowsOf({ groups, then }, { stage, differ, within }) {
  const own = within ? groups.filter(({ segments: pair }) => Object.entries(within).every(([key, value]) => pair[key] === value)) : groups;
  const name = ({ segment, segments: pair }) => (within ? pair[then] : segment) ?? t('segments.missing');
  const rows = own.flatMap((group) => group.stages.filter((row) => row.stage === stage && row.shrunk).map((row) => ({ segment: name(group), ...row })));
  const order = differ ? (one, other) => other.shrunk.rate - one.shrunk.rate : (one, other) => compare(one.segment, other.segment);
  return rows.sort(order);
}

const placeOf = (pipeline, { stage, within }) => (within ? t('segments.within', { stage: stageName(pipeline, stage), value: Object.values(within)[0] }) : stageName(pipeline, stage));

function findingOfPairs({ by, then, pipeline }, all) {
  const differing = all.filter(({ differ }) => differ);
  if (differing.length > 0) return t('segments.pairs.differ', { by, then, n: differing.length, places: differing.map((one) => placeOf(pipeline, one)).join(', ') });
  return all.some(({ differ }) => differ === false) ? t('segments.pairs.same', { by, then }) : t('segments.tooFew', { by: then });
}

const between = ({ by, pipeline, differences }) =>
  t('segments.between', { by, verdicts: differences.filter(({ within }) => !within).map(({ stage, differ }) => t('segments.verdictAt', { stage: stageName(pipeline, stage), verdict: verdict(differ) })).join('; ') });

function finding(figure, stages) {
  const differing = stages.filter(({ differ }) => differ);
  if (differing.length > 0) {
    return t('segments.differ', { by: figure.by, stages: differing.map(({ stage }) => stageName(figure.pipeline, stage)).join(', '), n: differing.length });
  }
  return t(stages.some(({ differ }) => differ === false) ? 'segments.same' : 'segments.tooFew', { by: figure.by });
}

const verdict = (differ) => t(differ ? 'segments.verdict.differ' : differ === false ? 'segments.verdict.same' : 'segments.verdict.tooFew');

const panel = (pipeline, { stage, within, differ, parent, rows: groups }) => ({
  heading: placeOf(pipeline, { stage, within }),
  legend: [h('span', { class: differ ? 'verdict' : 'verdict same' }, verdict(differ)), groups.length > MOST ? h('span', {}, t('segments.mostGroups', { n: MOST, all: groups.length })) : null].filter(Boolean),
  label: t('segments.label', { stage: placeOf(pipeline, { stage, within }), n: groups.length, verdict: verdict(differ) }),
  height: Math.min(groups.length, MOST) * ROW + 30,
  option: (colours, width) => {
    const rows = groups.slice(0, MOST);
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

const columns = ({ pipeline, by, then }) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  ...(then ? [{ key: 'within', head: by, kind: 'word', value: (row) => row.within }] : []),
  { key: 'segment', head: then ?? t('column.segment'), kind: 'word', value: (row) => row.segment },
  countColumn('entered', t('funnel.entered'), (row) => row.entered),
  countColumn('advanced', t('funnel.advanced'), (row) => row.advanced),
  countColumn('lost', t('funnel.lost'), (row) => row.lost),
  countColumn('open', t('funnel.open'), (row) => row.open),
  ...rateColumns('shrunk', t('segments.shrunk'), (row) => row.shrunk),
  ...rateColumns('resolved', t('segments.raw'), (row) => row.resolved),
  { key: 'differ', head: t('column.verdict'), kind: 'word', value: (row) => row.differ, text: verdict },
];
