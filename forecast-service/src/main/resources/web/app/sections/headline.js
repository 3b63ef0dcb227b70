// The few numbers that one looks for first, each with what it rests on.
import { get } from '../parts/api.js';
import { h } from '../parts/dom.js';
import { asked } from '../parts/figures.js';
import { section } from '../parts/section.js';
import { days, money, moneyShort, number, percent, percents, t } from '../parts/text.js';

export const headline = (clear) =>
  section('headline', {
    clear,
    csv: (filters) => ['/api/win-rates', asked(filters)],
    ask: async (filters, signal) => {
      const [wins, lengths] = await Promise.all([
        get('/api/win-rates', asked(filters), signal),
        get('/api/stage-durations', asked(filters), signal),
      ]);
      return { wins: wins.groups[0], cycle: lengths.groups[0].cycle };
    },
    show: (view, { wins, cycle }) => {
      if (wins.won + wins.lost + wins.open === 0) return false;
      view.finding(t('headline.finding', { open: wins.open, won: wins.won, lost: wins.lost }));
      view.node('glance', h('dl', { class: 'tiles' }, tiles(wins, cycle)));
      return true;
    },
  });

function tiles(wins, cycle) {
  const { corrected } = wins.cohort;
  return [
    tile('winRate', percent(wins.rate), wins.rate, [
      interval(wins),
      t('headline.winRate.note', { low: percents(wins.low, wins.high), n: wins.won + wins.lost }),
    ], wins.lowEvidence),
    tile('everWon', percent(corrected.rate), corrected.rate, [
      interval(corrected),
      t('headline.everWon.note', { low: percents(corrected.low, corrected.high), n: wins.cohort.entered }),
    ], wins.lowEvidence),
    tile('revenue', moneyShort(wins.revenue), wins.revenue?.amount, [
      t('headline.revenue.note', { exact: money(wins.revenue), mean: moneyShort(wins.byValue?.meanWon) }),
    ]),
    tile('cycle', days(cycle.won?.median), cycle.won?.median, [
      cycle.won ? t('headline.cycle.note', { p75: days(cycle.won.p75), p90: days(cycle.won.p90) }) : t('headline.cycle.none'),
    ]),
    tile('open', number(wins.open), wins.open, [t('headline.open.note')]),
  ];
}

const tile = (key, shown, value, notes, few) =>
  h('div', { class: 'tile' },
    h('dt', {}, t(`headline.${key}`)),
    h('dd', { class: few ? 'big few' : 'big', 'data-figure': key, 'data-value': value ?? undefined }, shown),
    h('dd', { class: 'small' }, notes, few ? h('span', { class: 'flag' }, t('few')) : null));

/** The interval on a line from nothing to all. */
const interval = ({ rate, low, high }) =>
  rate === null
    ? null
    : h('span', { class: 'line', 'aria-hidden': 'true' },
        h('i', { class: 'range', 'left%': low * 100, 'width%': (high - low) * 100 }),
        h('i', { class: 'point', 'left%': rate * 100 }));
