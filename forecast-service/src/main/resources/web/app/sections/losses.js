// Why deals were lost: the share of each reason, and the stages that they were lost from.
import { get } from '../parts/api.js';
import { intervals, names, nameWidth, quiet, tip, words } from '../parts/chart.js';
import { asked, rateColumns, stageName, withInterval } from '../parts/figures.js';
import { mark, section } from '../parts/section.js';
import { days, money, number, percent, percents, says, t } from '../parts/text.js';

const ROW = 30;
/** As the API names what was not given. */
const MISSING = '(missing)';

export const losses = (clear) =>
  section('losses', {
    clear,
    csv: (filters) => ['/api/loss-reasons', asked(filters)],
    ask: (filters, signal) => get('/api/loss-reasons', asked(filters), signal),
    show: (view, figure) => {
      const group = figure.groups[0];
      if (!group || group.lost === 0) return false;
      const [most] = group.reasons;
      view.finding(most.reason === MISSING && most.lost === group.lost ? t('losses.noReasons', { n: group.lost }) : t('losses.finding', { reason: named(most.reason), share: percent(most.share.rate, 0), interval: percents(most.share.low, most.share.high, 0), n: group.lost }));
      view.group('both', 'two', (pair) => {
        pair.chart('losses.reasons', shares(t('losses.reasons'), group.reasons, group.reasons.map(({ reason }) => named(reason))));
        pair.chart('losses.stages', shares(t('losses.stages'), group.stages, group.stages.map(({ stage }) => stageName(figure.pipeline, stage))));
      });
      view.table('losses', t('losses.reasons'), columns('reason', t('losses.reason'), named), group.reasons);
      view.table('losses.stages', t('losses.stages'), columns('stage', t('column.stage'), (stage) => stageName(figure.pipeline, stage)), group.stages, t('losses.stagesTable'));
      return true;
    },
  });

/** A reason in words; one that is not known here as it came. */
const named = (reason) => (says(`reason.${reason}`) ? t(`reason.${reason}`) : reason);

const shares = (heading, rows, labels) => ({
  heading,
  label: `${heading}: ${rows.map((row, at) => `${labels[at]} ${percent(row.share.rate, 0)}`).join(', ')}`,
  legend: [mark('dot loss', t('losses.share')), mark('ring', t('few'))],
  height: rows.length * ROW + 26,
  option: (colours, width) => {
    const left = nameWidth(labels, width);
    return {
      grid: { left, right: 96, top: 2, bottom: 22 },
      yAxis: names(colours, labels, left),
      xAxis: { ...quiet(colours), type: 'value', min: 0, max: Math.min(1, Math.ceil(Math.max(...rows.map(({ share }) => share.high)) * 4) / 4), interval: 0.25, axisLabel: { color: colours['ink-faint'], fontSize: 10.5, formatter: (value) => percent(value, 0) } },
      tooltip: tip(colours, ({ dataIndex }) => {
        const row = rows[dataIndex];
        return { title: labels[dataIndex], lines: [[t('losses.share'), withInterval(row.share)], [t('funnel.lost'), number(row.lost)], [t('losses.spent'), days(row.meanDays)], [t('stalled.amount'), row.amounts.map(money).join(', ')]] };
      }),
      series: [
        intervals('share', colours, rows.map((row, at) => ({ value: [at, row.share.rate, row.share.low, row.share.high, row.lowEvidence ? 1 : 0] })), { colour: colours.loss, radius: 4.5 }),
        {
          name: 'words', type: 'custom', silent: true, data: rows.map((row, at) => ({ value: [row.share.rate, at] })), encode: { x: 0, y: 1 },
          renderItem: (place, api) => {
            const y = api.coord([0, api.value(1)])[1];
            const row = rows[api.value(1)];
            return { type: 'group', children: [
              words(place.coordSys.x + place.coordSys.width + 10, y, percent(row.share.rate, 0), { fill: colours.ink, fontSize: 12, fontWeight: 600 }),
              words(place.coordSys.x + place.coordSys.width + 54, y, number(row.lost), { fill: colours['ink-faint'], fontSize: 11 }),
            ] };
          },
        },
      ],
    };
  },
});

const columns = (key, head, written) => [
  { key, head, kind: 'name', value: (row) => row[key], text: written },
  { key: 'lost', head: t('funnel.lost'), value: (row) => row.lost },
  ...rateColumns('share', t('losses.share'), (row) => row.share),
  { key: 'meanDays', head: t('losses.spent'), value: (row) => row.meanDays, text: (value) => days(value) },
  { key: 'amounts', head: t('stalled.amount'), kind: 'word', value: (row) => row.amounts.map(({ amount }) => amount).join(' '), text: (_, row) => row.amounts.map(money).join(', ') },
];
