// Who looks: by a token that the link carried, as notebooks do, or by signing in (authorization code with PKCE).
import { t } from './text.js';

const TOKEN = 'leadstream.token';
const REFRESH = 'leadstream.refresh';
const PENDING = 'leadstream.pending';
const ENDED = 'leadstream.ended';
const EARLY_SECONDS = 30;

let settings = {};
let metadata;
const onSignedOut = new Set();

/** Takes the token from the link or from the sign-in that this address comes back from, and cleans the address. */
export async function open() {
  settings = await fetch('/api/page/sign-in').then((answer) => answer.json());
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('token')) {
    sessionStorage.setItem(TOKEN, fragment.get('token'));
    sessionStorage.removeItem(REFRESH);
    history.replaceState(null, '', location.pathname + location.search);
  }
  const query = new URLSearchParams(location.search);
  if (query.has('state') && (query.has('code') || query.has('error'))) await comeBack(query);
  if (claims() !== undefined) return true;
  if (sessionStorage.getItem(TOKEN)) sessionStorage.setItem(ENDED, 'true');
  return false;
}

/** Whether somebody was signed in here until their time was over, rather than until they left; told once. */
export function hasEnded() {
  const ended = sessionStorage.getItem(ENDED) !== null;
  sessionStorage.removeItem(ENDED);
  return ended;
}

/** The token holds no more: whoever was signed in is told so. */
export function end() {
  sessionStorage.setItem(ENDED, 'true');
  forget();
}

export const canSignIn = () => settings.issuer !== undefined;

/** What the token says of its holder; undefined without one that still holds. */
export function claims() {
  const token = sessionStorage.getItem(TOKEN);
  if (!token) return undefined;
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const found = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.charCodeAt(0))));
    const holds = found.exp * 1000 > Date.now() || sessionStorage.getItem(REFRESH);
    return holds ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the token's holder has one of some roles; what is refused all the same says so. */
export const may = (...roles) => Boolean(claims()?.groups?.some((role) => roles.includes(role)));

/** The token to ask with, renewed when it is about to end. */
export async function bearer() {
  const found = claims();
  if (!found) return undefined;
  if (found.exp * 1000 - Date.now() < EARLY_SECONDS * 1000 && sessionStorage.getItem(REFRESH)) await renew();
  return sessionStorage.getItem(TOKEN) ?? undefined;
}

export function forget() {
  sessionStorage.removeItem(TOKEN);
  sessionStorage.removeItem(REFRESH);
  onSignedOut.forEach((listener) => listener());
}

export function whenSignedOut(listener) {
  onSignedOut.add(listener);
}

/** Leaves for the issuer; it sends the browser back to this very address. */
export async function signIn() {
  const { authorization_endpoint: endpoint } = await discovered();
  const verifier = random();
  const state = random();
  sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, search: location.search }));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: `${location.origin}/`,
    scope: 'openid',
    state,
    code_challenge_method: 'S256',
    code_challenge: encoded(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  });
  location.assign(`${endpoint}?${query}`);
}

async function comeBack(query) {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? '{}');
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', location.pathname + (pending.search ?? ''));
  if (pending.state !== query.get('state')) throw new Error(t('greeting.otherSignIn'));
  if (query.has('error')) throw new Error(query.get('error_description') ?? query.get('error'));
  await exchange({
    grant_type: 'authorization_code',
    code: query.get('code'),
    redirect_uri: `${location.origin}/`,
    code_verifier: pending.verifier,
  });
}

let renewing;
function renew() {
  renewing ??= exchange({ grant_type: 'refresh_token', refresh_token: sessionStorage.getItem(REFRESH) })
    .catch(end)
    .finally(() => (renewing = undefined));
  return renewing;
}

async function exchange(grant) {
  const { token_endpoint: endpoint } = await discovered();
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams({ client_id: settings.clientId, ...grant }) });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error_description ?? body.error);
  sessionStorage.setItem(TOKEN, body.access_token);
  if (body.refresh_token) sessionStorage.setItem(REFRESH, body.refresh_token);
}

async function discovered() {
  metadata ??= await fetch(`${settings.issuer}/.well-known/openid-configuration`).then((answer) => answer.json());
  if (metadata.issuer !== settings.issuer) throw new Error(t('greeting.otherIssuer', { issuer: settings.issuer, said: metadata.issuer }));
  return metadata;
}

const random = () => encoded(crypto.getRandomValues(new Uint8Array(32)));
const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
