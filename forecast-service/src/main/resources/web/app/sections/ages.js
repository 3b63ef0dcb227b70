// What becomes of a deal by its age in a stage: shares that went on, were lost, and are still there.
import { get } from '../parts/api.js';
import { quiet, tip } from '../parts/chart.js';
import { asked, stageName } from '../parts/figures.js';
import { h } from '../parts/dom.js';
import { mark, section } from '../parts/section.js';
import { days, number, percent, t } from '../parts/text.js';

const HORIZON = 'P180D';

export const ages = (clear) =>
  section('ages', {
    clear,
    ask: async (filters, signal) => {
      const { pipeline, groups } = await get('/api/stage-durations', asked(filters), signal);
      const seen = groups[0].stages.filter((stage) => stage.visits > 0).map((stage) => stage.stage);
      const stages = await Promise.all(seen.map((stage) => get('/api/survival', { ...asked(filters), stage, horizon: HORIZON }, signal)));
      return { pipeline, stages: stages.map((answer) => ({ stage: answer.stage, ...answer.groups[0] })) };
    },
    show: (view, { pipeline, stages }) => {
      const told = stages.filter(({ curve }) => curve.length > 1);
      if (told.length === 0) return false;
      view.finding(finding(pipeline, told));
      view.node('key', h('div', { class: 'legend', 'aria-hidden': 'true' }, mark('square gain-soft', t('ages.advance')), mark('square loss-soft', t('ages.lost')), mark('square paper', t('ages.remaining'))));
      view.group('panels', 'panels', (grid) => told.forEach((stage) => grid.chart(`ages.${stage.stage}`, panel(pipeline, stage))));
      view.table('ages', t('ages.title'), columns(pipeline), told.flatMap(({ stage, curve }) => curve.map((row) => ({ stage, ...row }))));
      return true;
    },
  });

/** Of the stage that most deals enter: how many go on, and when half of those have. */
function finding(pipeline, stages) {
  const most = stages.reduce((one, other) => (other.entered > one.entered ? other : one));
  const half = most.curve.find(({ advance }) => advance > 0 && advance >= most.advance / 2);
  return half ? t('ages.half', { stage: stageName(pipeline, most.stage), share: percent(most.advance, 0), days: days(half.age, 0) }) : t('ages.finding');
}

const panel = (pipeline, stage) => ({
  heading: stageName(pipeline, stage.stage),
  label: t('ages.label', { stage: stageName(pipeline, stage.stage), advance: percent(stage.advance), lost: percent(stage.lost), n: stage.entered }),
  height: 168,
  option: (colours) => {
    const points = [{ age: 0, advance: 0, lost: 0 }, ...stage.curve];
    const last = stage.curve.at(-1);
    return {
      grid: { left: 36, right: 46, top: 8, bottom: 24 },
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: last.age, splitLine: { show: false }, splitNumber: 3, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => (value === 0 ? '0' : days(value, 0)), showMaxLabel: false, hideOverlap: true } },
      yAxis: { ...quiet(colours), type: 'value', min: 0, max: 1, interval: 0.5, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
      tooltip: { ...tip(colours, (items) => {
        const { age, advance, lost } = points[items[0].dataIndex];
        return { title: days(age, 0), lines: [[t('ages.advance'), percent(advance)], [t('ages.lost'), percent(lost)], [t('ages.remaining'), percent(1 - advance - lost)]] };
      }), trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours['ink-faint'], width: 1 } } },
      series: [
        // each area reaches down to nothing, and the later covers the lower part of the earlier
        area('lost', colours.loss, colours['loss-soft'], points.map(({ age, advance, lost }) => [age, lost, advance + lost]), percent(stage.lost, 0)),
        area('advance', colours.gain, colours['gain-soft'], points.map(({ age, advance }) => [age, advance, advance]), percent(stage.advance, 0)),
      ],
    };
  },
});

const area = (name, line, fill, data, end) => ({
  name, type: 'line', step: 'end', symbol: 'none', data, encode: { x: 0, y: 2 }, lineStyle: { color: line, width: 1.25 }, areaStyle: { color: fill, opacity: 1 },
  endLabel: { show: true, formatter: end, color: line, fontSize: 11, fontWeight: 600, distance: 4 },
});

const columns = (pipeline) => [
  { key: 'stage', head: t('column.stage'), kind: 'name', value: (row) => row.stage, text: (value) => stageName(pipeline, value) },
  { key: 'age', head: t('column.age'), value: (row) => row.age, text: (value) => days(value, 0) },
  { key: 'atRisk', head: t('column.atRisk'), value: (row) => row.atRisk, text: (value) => number(value) },
  ...['advance', 'lost', 'remaining'].map((key) => ({ key, head: t(`ages.${key}`), value: (row) => row[key], text: (value) => percent(value) })),
];
