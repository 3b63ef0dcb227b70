// New figures as they come: server-sent events, read by fetch because an EventSource cannot carry a token.
import { bearer, end } from './session.js';

const PATH = '/api/figures/stream';
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/**
 * Follows figures: tells of those that changed since they were first told of, how far behind they are, and of the
 * connection as it comes and goes: 'live', 'waiting' or 'absent'. A lost one is taken up where it broke off.
 *
 * @param figures places below /api with their parameters
 * @returns what ends it
 */
export function follow(figures, { onFigure, onFreshness, onState }) {
  const query = new URLSearchParams(figures.map((figure) => ['follow', figure]));
  const known = new Set();
  const ending = new AbortController();
  let last;
  let wait = FIRST_WAIT;

  async function read() {
    const headers = { Accept: 'text/event-stream' };
    const token = await bearer();
    if (token) headers.Authorization = `Bearer ${token}`;
    if (last) headers['Last-Event-ID'] = last;
    const answer = await fetch(`${PATH}?${query}`, { headers, signal: ending.signal, cache: 'no-store' });
    if (answer.status === 401) end();
    if (answer.status === 404) return false;
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    onState('live');
    wait = FIRST_WAIT;
    for await (const event of events(answer.body)) {
      if (event.id) last = event.id;
      if (event.data !== undefined) take(event.event, JSON.parse(event.data));
    }
    return true;
  }

  function take(kind, data) {
    if (kind === 'freshness') onFreshness(data);
    if (kind !== 'figure') return;
    if (known.has(data.follow)) onFigure(data);
    known.add(data.follow);
  }

  (async () => {
    while (!ending.signal.aborted) {
      const goesOn = await read().catch((fault) => fault.name !== 'AbortError');
      if (!goesOn) return ending.signal.aborted ? undefined : onState('absent');
      onState('waiting');
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
    return undefined;
  })();

  return () => ending.abort();
}

/** The events of a stream, as HTML's section on server-sent events says to read them. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let event = {};
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const lines = rest.split(/\r\n|\n|\r/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === '') {
        yield event;
        event = {};
      } else if (!line.startsWith(':')) {
        const colon = line.indexOf(':');
        const name = colon < 0 ? line : line.slice(0, colon);
        const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        event[name] = name === 'data' && event.data !== undefined ? `${event.data}\n${text}` : text;
      }
    }
  }
}
