// How much is won a day, and the four factors that it is the product of.
import { get } from '../parts/api.js';
import { h } from '../parts/dom.js';
import { asked } from '../parts/figures.js';
import { section } from '../parts/section.js';
import { date, days, money, moneyShort, number, percent, percents, t } from '../parts/text.js';

export const velocity = (clear) =>
  section('velocity', {
    clear,
    csv: (filters) => ['/api/velocity', asked(filters)],
    ask: (filters, signal) => get('/api/velocity', asked(filters), signal),
    show: (view, figure) => {
      const told = figure.groups[0]?.currencies.filter((one) => one.perDay) ?? [];
      if (told.length === 0) return false;
      const [first] = told;
      view.finding(t('velocity.finding', { perDay: moneyShort(first.perDay), low: moneyShort(first.low), high: moneyShort(first.high), from: date(figure.from), to: date(figure.to ?? figure.asOf) }));
      view.node('product', equation(first));
      view.table('velocity', t('velocity.title'), COLUMNS(), told);
      return true;
    },
  });

const equation = (one) =>
  h('dl', { class: 'product' },
    factor(t('velocity.open'), number(one.open), ''),
    factor(t('headline.winRate'), percent(one.winRate.rate), percents(one.winRate.low, one.winRate.high), '×'),
    factor(t('velocity.meanWon'), moneyShort(one.meanWon), between(moneyShort, one.meanWonLow, one.meanWonHigh), '×'),
    factor(t('velocity.cycle'), days(one.cycle?.meanDays), between(number, one.cycle?.low, one.cycle?.high), '÷'),
    factor(t('velocity.perDay'), moneyShort(one.perDay), between(moneyShort, one.low, one.high), '=', one.lowEvidence));

const between = (write, low, high) => (low === undefined || low === null ? '' : `${write(low)}–${write(high)}`);

const factor = (name, value, interval, sign, few) =>
  h('div', { class: sign === '=' ? 'factor result' : 'factor' },
    h('dt', {}, sign ? h('span', { class: 'sign' }, sign) : null, name),
    h('dd', { class: few ? 'big few' : 'big' }, value),
    h('dd', { class: 'small' }, interval, few ? h('span', { class: 'flag' }, t('few')) : null));

const COLUMNS = () => [
  { key: 'currency', head: t('velocity.currency'), kind: 'name', value: (row) => row.currency },
  { key: 'open', head: t('velocity.open'), value: (row) => row.open },
  { key: 'won', head: t('funnel.won'), value: (row) => row.won },
  { key: 'lost', head: t('funnel.lost'), value: (row) => row.lost },
  { key: 'winRate', head: t('headline.winRate'), value: (row) => row.winRate.rate, text: (value) => percent(value) },
  { key: 'meanWon.amount', head: t('velocity.meanWon'), value: (row) => row.meanWon?.amount, text: (_, row) => money(row.meanWon) },
  { key: 'cycle.meanDays', head: t('velocity.cycle'), value: (row) => row.cycle?.meanDays, text: (value) => days(value) },
  { key: 'perDay.amount', head: t('velocity.perDay'), value: (row) => row.perDay?.amount, text: (_, row) => money(row.perDay) },
  { key: 'low.amount', head: t('column.low'), value: (row) => row.low?.amount, text: (_, row) => money(row.low) },
  { key: 'high.amount', head: t('column.high'), value: (row) => row.high?.amount, text: (_, row) => money(row.high) },
];
