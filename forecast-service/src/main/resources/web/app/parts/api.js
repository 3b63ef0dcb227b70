// Asks the API, a few questions at a time, and turns its problems into errors that can be shown.
import { bearer, end } from './session.js';
import { t } from './text.js';

const AT_ONCE = 3;
const MOST_RETRIES = 4;
let running = 0;
const waiting = [];

/** What the API refused, as RFC 9457 says it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? t('state.status', { status: String(status) }));
    this.status = status;
    this.detail = body.detail;
    this.violations = body.violations ?? [];
  }
}

/** The answer to a GET; parameters that are undefined are left out, lists repeat theirs. */
export async function get(path, parameters = {}, signal) {
  await turn();
  try {
    return await ask(`${path}${queryOf(parameters)}`, signal, MOST_RETRIES);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** Parameters as an address has them, with the question mark. */
export function queryOf(parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

async function turn() {
  while (running >= AT_ONCE) await new Promise((resolve) => waiting.push(resolve));
  running++;
}

/** Makes something; asked again by accident, it is made once. */
export async function post(path, body) {
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return ask(path, undefined, MOST_RETRIES, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } });
}

/** Saves a figure as a file of comma-separated values. */
export async function download(path, parameters, name) {
  const content = await ask(`${path}${queryOf(parameters)}`, undefined, MOST_RETRIES, { headers: { Accept: 'text/csv' } });
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

async function ask(url, signal, retries, how = {}) {
  const headers = { Accept: 'application/json', ...how.headers };
  const token = await bearer();
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(url, { ...how, headers, signal, cache: 'no-cache' });
  if (answer.ok) return answer.headers.get('Content-Type').startsWith('text/csv') ? answer.blob() : answer.json();
  const wait = Number(answer.headers.get('Retry-After') ?? 1);
  if (answer.status === 503 && retries > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    return ask(url, signal, retries - 1, how);
  }
  if (answer.status === 401) end();
  throw new Problem(answer.status, await answer.json().catch(() => ({})));
}
