// Who was coached on which stage, and how many of their deals went on before and after it; beside everybody else's.
import { selective } from '../parts/address.js';
import { get, post } from '../parts/api.js';
import { intervals, names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { h } from '../parts/dom.js';
import { stageName } from '../parts/figures.js';
import { asOfDay, knownBy } from '../parts/periods.js';
import { mark, section } from '../parts/section.js';
import { may } from '../parts/session.js';
import { date, percent, percents, points, t } from '../parts/text.js';

const MOST = 12;
const ROW = 52;

export const coaching = (chosen) => {
  const made = section('coaching', {
    quiet: true,
    whole: selective,
    ask: async (filters, signal) => {
      if (!may('manager', 'revops', 'admin')) return { actions: [] };
      const key = filters.pipeline ?? chosen().key;
      const { items } = await get('/api/coaching-actions', { pipeline: key, limit: MOST }, signal);
      const known = items.filter(({ at }) => knownBy(filters, at));
      const effects = await Promise.all(known.map(({ id }) => get(`/api/coaching-actions/${id}/effect`, { asOf: filters.asOf }, signal)));
      return { pipeline: key, actions: known.map((action, which) => ({ ...action, ...effects[which] })) };
    },
    show: (view, { pipeline, actions }, filters) => {
      const records = may('manager', 'admin') && chosen().stages.some(({ phase }) => phase === 'SALE');
      if (actions.length === 0 && !records) return false;
      view.finding(finding(actions));
      if (actions.length > 0) {
        view.chart('coaching', comparison(actions));
        view.table('coaching', t('coaching.title'), COLUMNS(), actions);
      }
      if (records) view.node('record', form(pipeline, chosen().stages, () => made.refresh(filters)));
      return true;
    },
  });
  return made;
};

function finding(actions) {
  if (actions.length === 0) return t('coaching.none');
  const told = actions.filter(({ verdict }) => verdict !== 'TOO_FEW');
  if (told.length === 0) return t('coaching.tooFew');
  const beyond = told.filter(({ verdict, beyondOthers }) => verdict === 'IMPROVED' && beyondOthers?.low > 0);
  if (beyond.length === 0) return t('coaching.findingNone', { n: told.length });
  return t('coaching.finding', { n: told.length, better: beyond.length });
}

const who = ({ whom, pipeline, stage }) => `${whom}, ${stageName(pipeline, stage)}`;

const comparison = (actions) => ({
  label: t('coaching.label', { n: actions.length }),
  legend: [mark('dot neutral', t('coaching.before')), mark('dot gain', t('coaching.after')), mark('tick', t('coaching.expected')), mark('ring', t('few'))],
  height: actions.length * ROW + 26,
  option: (colours, width) => {
    const labels = actions.map(who);
    const left = nameWidth(labels, width);
    const side = (key) => actions.map((action, at) => ({ value: [at, action[key].share, action[key].low, action[key].high, action[key].n < 30 ? 1 : 0] }));
    return {
      grid: { left, right: width < 480 ? 92 : 168, top: 2, bottom: 24 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
      tooltip: tip(colours, ({ dataIndex }) => {
        const action = actions[dataIndex];
        return { title: who(action), lines: [[t('coaching.before'), told(action.before)], [t('coaching.after'), told(action.after)], [t('coaching.others'), others(action.others)], [t('coaching.at'), date(action.at)]] };
      }),
      series: [
        intervals('before', colours, side('before'), { colour: colours.open, offset: -7, radius: 4 }),
        intervals('after', colours, side('after'), { colour: colours.gain, offset: 7, radius: 4.5 }),
        {
          name: 'expected', type: 'custom', silent: true, encode: { x: 0, y: 1 }, data: actions.map((action, at) => ({ value: [expected(action) ?? null, at] })),
          renderItem: (_, api) => {
            if (Number.isNaN(api.value(0))) return null;
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            return { type: 'line', shape: { x1: x, x2: x, y1: y, y2: y + 15 }, style: { stroke: colours['ink-soft'], lineWidth: 1.5 } };
          },
        },
        {
          name: 'words', type: 'custom', silent: true, data: actions.map((_, at) => ({ value: [1, at] })), encode: { x: 0, y: 1 },
          renderItem: (_, api) => {
            const { change, verdict } = actions[api.value(1)];
            const [x, y] = api.coord([1, api.value(1)]);
            const sure = verdict === 'IMPROVED' || verdict === 'DECLINED';
            return { type: 'group', children: [
              words(x + 10, y - 7, change ? points(change.difference) : '–', { fill: sure ? colours.ink : colours['ink-soft'], fontSize: 13, fontWeight: 600 }),
              words(x + 10, y + 9, t(width < 480 && !sure ? `coaching.short.${verdict}` : `coaching.verdict.${verdict}`), { fill: colours['ink-faint'], fontSize: 11 }),
            ] };
          },
        },
      ],
    };
  },
});

/** Where the share would be had it changed as that of everybody else did. */
const expected = ({ before, others: { change } }) => (before.share === null || !change ? undefined : Math.min(1, Math.max(0, before.share + change.difference)));

const told = ({ share, low, high, n, k }) => (n === 0 ? t('coaching.nobody') : t('coaching.share', { share: percent(share, 0), interval: percents(low, high, 0), k, n }));
const others = ({ change }) => (change ? points(change.difference) : '–');

/** Whoever coaches says so here, and later sees what followed. */
function form(pipeline, stages, then) {
  const whom = h('input', { type: 'text', id: 'coached-whom', required: true, maxlength: '200', autocomplete: 'off' });
  const stage = h('select', { id: 'coached-stage' }, stages.filter(({ phase }) => phase === 'SALE').map(({ key, name }) => h('option', { value: key }, name)));
  const on = h('input', { type: 'date', id: 'coached-on', required: true, max: asOfDay({}) });
  const note = h('input', { type: 'text', id: 'coached-note', maxlength: '2000', size: '30' });
  const said = h('p', { class: 'aside', 'aria-live': 'polite' });
  const field = (label, control) => h('div', { class: 'field' }, h('label', { for: control.id }, label), control);
  async function record(event) {
    event.preventDefault();
    try {
      await post('/api/coaching-actions', { whom: whom.value.trim(), pipeline, stage: stage.value, at: `${on.value}T00:00:00Z`, note: note.value.trim() || null });
      whom.value = '';
      note.value = '';
      said.textContent = t('coaching.recorded');
      await then();
    } catch (fault) {
      said.textContent = [fault.message, fault.detail, ...(fault.violations ?? []).map(({ field: name, message }) => `${name} ${message}`)].filter(Boolean).join(' · ');
    }
  }
  return h('details', {}, h('summary', {}, t('coaching.record')),
    h('form', { class: 'choosers', 'aria-label': t('coaching.record'), onsubmit: record }, field(t('coaching.whom'), whom), field(t('column.stage'), stage), field(t('coaching.at'), on), field(t('coaching.note'), note), h('button', { class: 'plain' }, t('coaching.save')), said));
}

const share = (key, head, of) => ({ key, head, value: of, text: (value) => percent(value) });
const COLUMNS = () => [
  { key: 'whom', head: t('coaching.whom'), kind: 'name', value: (row) => row.whom },
  { key: 'stage', head: t('column.stage'), kind: 'word', value: (row) => row.stage, text: (value, row) => stageName(row.pipeline, value) },
  { key: 'at', head: t('coaching.at'), kind: 'word', value: (row) => row.at, text: date },
  { key: 'coach', head: t('coaching.coach'), kind: 'word', value: (row) => row.coach },
  ...['before', 'after'].flatMap((side) => [
    share(`${side}.share`, t(`coaching.${side}`), (row) => row[side].share),
    share(`${side}.low`, t('column.low'), (row) => row[side].low),
    share(`${side}.high`, t('column.high'), (row) => row[side].high),
    { key: `${side}.n`, head: t('n'), value: (row) => row[side].n },
  ]),
  { key: 'change.difference', head: t('coaching.change'), value: (row) => row.change?.difference, text: points },
  { key: 'beyondOthers.difference', head: t('coaching.beyond'), value: (row) => row.beyondOthers?.difference, text: points },
  { key: 'beyondOthers.low', head: t('column.low'), value: (row) => row.beyondOthers?.low, text: points },
  { key: 'beyondOthers.high', head: t('column.high'), value: (row) => row.beyondOthers?.high, text: points },
  { key: 'verdict', head: t('column.verdict'), kind: 'word', value: (row) => row.verdict, text: (value) => t(`coaching.verdict.${value}`) },
  { key: 'note', head: t('coaching.note'), kind: 'word', value: (row) => row.note },
];
