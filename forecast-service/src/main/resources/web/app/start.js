// Puts the page together.
import { change, filters, onChange } from './parts/address.js';
import { get, queryOf } from './parts/api.js';
import { repaint } from './parts/chart.js';
import { h } from './parts/dom.js';
import { asked, learn } from './parts/figures.js';
import { filterBar } from './parts/filters.js';
import { follow } from './parts/live.js';
import { canSignIn, claims, forget, hasEnded, open, signIn, whenSignedOut } from './parts/session.js';
import { clock, speak, t } from './parts/text.js';
import { nextTheme, theme } from './parts/theme.js';
import { accuracy } from './sections/accuracy.js';
import { ages } from './sections/ages.js';
import { alerts } from './sections/alerts.js';
import { bridge } from './sections/bridge.js';
import { coaching } from './sections/coaching.js';
import { cohorts } from './sections/cohorts.js';
import { durations } from './sections/durations.js';
import { forecast } from './sections/forecast.js';
import { funnel } from './sections/funnel.js';
import { headline } from './sections/headline.js';
import { losses } from './sections/losses.js';
import { segments } from './sections/segments.js';
import { stalled } from './sections/stalled.js';
import { velocity } from './sections/velocity.js';

/** Events come in bursts: the first is answered at once, those within this time after it together. */
const SETTLE_MILLIS = 400;

/** So long an empty page is bearable. */
const PATIENCE_MILLIS = 700;

/** Sections whose figures take longest: of what is new, the others are asked for first. */
const SIMULATED = ['forecast', 'bridge'];

let choices = { pipelines: [] };

/** The pipeline that is looked at: the first is the default one. */
function chosen() {
  const { pipeline } = filters();
  return choices.pipelines.find(({ key }) => key === pipeline) ?? choices.pipelines[0] ?? { segments: [], stages: [] };
}

export async function start(body) {
  speak(filters().lang);
  document.title = t('page.title');
  let fault;
  const known = await open().catch((thrown) => {
    fault = thrown;
    return false;
  });
  if (known) await show(body);
  else greet(body, fault);
}

/** Whoever is not known yet is told how to come in. */
function greet(body, fault) {
  body.replaceChildren(
    h('main', { class: 'greeting' },
      h('h1', {}, mark(), t('page.title')),
      h('p', {}, t('greeting.what')),
      hasEnded() ? h('p', { role: 'status', class: 'ended' }, t('greeting.ended')) : null,
      fault ? h('p', { role: 'alert', class: 'failure' }, fault.message) : null,
      canSignIn()
        ? h('button', { type: 'button', class: 'main', onclick: () => signIn().catch((thrown) => greet(body, thrown)) }, t('greeting.signIn'))
        : h('p', {}, t('greeting.link'))),
  );
}

/** Whoever may see none of the figures is told so once. */
function refuse(body) {
  body.replaceChildren(
    h('main', { class: 'greeting' },
      h('h1', {}, mark(), t('page.title')),
      h('p', { role: 'alert' }, t('greeting.refused', { who: claims()?.sub ?? '' })),
      h('button', { type: 'button', class: 'plain', onclick: forget }, t('page.signOut'))),
  );
  document.documentElement.dataset.ready = 'true';
}

async function show(body) {
  whenSignedOut(() => location.reload());
  // before anything is drawn: what can be chosen decides how high it is
  const refused = await get('/api/page/choices').then((found) => { choices = found; }, ({ status }) => status === 403);
  if (refused) {
    refuse(body);
    return;
  }
  learn(choices);
  const clear = () => change({ from: undefined, to: undefined, asOf: undefined, where: [] });
  const sections = [headline(clear), alerts(chosen), forecast(clear), bridge(clear), accuracy(chosen), funnel(clear), cohorts(clear), durations(clear), ages(clear), stalled(clear), losses(clear), velocity(clear), segments(clear, chosen), coaching(chosen)];
  // what may stand above all else comes first, or it would push down what is read already
  await Promise.race([sections.find(({ id }) => id === 'alerts').refresh(filters()), new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLIS))]);
  const news = h('p', { class: 'unseen', 'aria-live': 'polite', role: 'status' });
  const bar = filterBar(() => choices, chosen);
  bar.show(filters());
  const pulse = h('span', { class: 'pulse', 'data-state': 'waiting' }, h('i', { 'aria-hidden': 'true' }), h('span', {}, t('live.waiting')));
  body.replaceChildren(
    h('a', { class: 'skip', href: '#content' }, t('page.skip')),
    banner(pulse, sections),
    bar.element,
    h('main', { id: 'content', tabindex: '-1' }, h('h1', { class: 'unseen' }, t('page.heading')), sections.map(({ element }) => element)),
    h('footer', {}, h('p', {}, t('page.foot')), h('p', {}, h('a', { href: '/q/swagger-ui' }, t('page.api')))),
    news,
  );

  async function refresh(found, inOrder = sections) {
    if (found.lang !== shownLanguage) location.reload();
    bar.show(found);
    await Promise.all(inOrder.map((section) => section.refresh(found)));
    // where there are no deals, that is said once; leads there may be
    if (sections[0].element.dataset.state === 'empty') {
      for (const { id, element } of sections.slice(1)) element.hidden = id !== 'funnel';
    }
    // no way leads to a section that stays away
    for (const { id, element } of sections) body.querySelector(`nav a[href="#${id}"]`).parentElement.hidden = element.hidden;
  }
  const shownLanguage = filters().lang;
  onChange((found) => refresh(found).then(() => (news.textContent = t('news.filters'))));

  await refresh(filters());
  document.documentElement.dataset.ready = 'true';
  const listen = listener(pulse, async () => {
    await refresh(filters(), [...sections].sort((one, other) => SIMULATED.includes(one.id) - SIMULATED.includes(other.id)));
    news.textContent = t('news.live', { time: clock(new Date()) });
  });
  onChange(listen);
  listen(filters());
}

/** Asks anew when figures have changed; not while a past time is looked at, where they do not. */
function listener(pulse, refresh) {
  let asking = false;
  let again = false;
  let end = () => {};
  // one round at a time, and one more for what came meanwhile: never none because events do not cease
  const soon = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    await refresh();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLIS));
    asking = false;
    if (again) soon();
  };
  const say = (state, text) => {
    pulse.dataset.state = state;
    pulse.lastChild.textContent = text ?? t(`live.${state}`);
  };
  return (found) => {
    end();
    if (found.asOf) return say('past');
    const query = queryOf(asked(found));
    end = follow([`conversion-rates${query}`, `win-rates${query}`, `stage-to-won${query}`], {
      onFigure: soon,
      onFreshness: ({ appliedTo }) => say('live', t('live.as', { time: clock(appliedTo) })),
      onState: say,
    });
    return undefined;
  };
}

const mark = () => h('span', { class: 'brand', 'aria-hidden': 'true' });

function banner(pulse, sections) {
  const toggle = h('button', { type: 'button', class: 'plain' });
  const say = () => {
    toggle.replaceChildren(t(`theme.${theme()}`));
    toggle.setAttribute('aria-label', t('theme.label', { theme: t(`theme.${theme()}`) }));
  };
  toggle.addEventListener('click', () => {
    nextTheme();
    say();
    repaint();
  });
  say();
  const jumps = sections.map(({ id, element }) => h('li', { hidden: element.hidden }, h('a', { href: `#${id}` }, t(`${id}.title`))));
  return h('header', { class: 'banner' },
    h('p', { class: 'wordmark' }, mark(), t('page.title')),
    h('nav', { 'aria-label': t('page.sections') }, h('ul', {}, jumps)),
    h('div', { class: 'tools' }, pulse, toggle, h('button', { type: 'button', class: 'plain', onclick: forget, 'aria-label': t('page.signOut.who', { who: claims()?.sub ?? '' }) }, t('page.signOut'))));
}
