// What is said and how numbers are written: texts by ?lang=, numbers and dates by Intl in the same language.
import { messages } from '../messages.js';

let language = 'en';
let locale = 'en-GB';
let plural = new Intl.PluralRules(locale);

/**
 * Takes the language asked for: its texts where there are some, its numbers and dates in any case. Of English, the
 * reader's own is taken: whoever counts in dollars need not be told whose.
 */
export function speak(asked) {
  const wanted = asked && supported(asked) ? asked : 'en';
  locale = wanted === 'en' ? (navigator.languages.find((own) => own.startsWith('en-')) ?? 'en-GB') : wanted;
  language = Object.keys(messages).find((known) => known === locale.split('-')[0]) ?? 'en';
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

function supported(tag) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

export const languages = () => Object.keys(messages);
export const spoken = () => language;

/**
 * A text by its key. {name} is replaced by the value of that name; a text that depends on a number is an object of
 * plural forms and goes by the value `n`.
 */
export function t(key, values = {}) {
  const found = messages[language][key] ?? messages.en[key];
  if (found === undefined) throw new Error(`${key}: no text`);
  const pattern = typeof found === 'string' ? found : (found[plural.select(Number(values.n))] ?? found.other);
  return pattern.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : String(value);
  });
}

/** Whether there is a text: for what the API may say tomorrow. */
export const says = (key) => messages.en[key] !== undefined;

const formats = new Map();
function format(options, Type = Intl.NumberFormat) {
  const key = `${Type.name}${locale}${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Type(locale, options));
  return formats.get(key);
}

const known = (value) => value !== null && value !== undefined;
const NOTHING = '–';

export const number = (value, digits = 0) =>
  known(value) ? format({ maximumFractionDigits: digits }).format(value) : NOTHING;

export const percent = (value, digits = 1) =>
  known(value) ? format({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value) : NOTHING;

/** An interval of shares, short: 62.0–64.3 %. */
export function percents(low, high, digits = 1) {
  if (!known(low) || !known(high)) return NOTHING;
  const short = format({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${short.format(low * 100)}–${percent(high, digits)}`;
}

/** A difference of shares: +12.5 points. */
export const points = (value) =>
  known(value) ? t('unit.points', { points: format({ signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value * 100) }) : NOTHING;

export const days = (value, digits) =>
  known(value) ? t('unit.days', { n: value, days: number(value, digits ?? (value < 10 ? 1 : 0)) }) : NOTHING;

/** Money as the API gives it, exact: its amount is a text and stays one. */
export const money = (value) =>
  value ? format({ style: 'currency', currency: value.currency, trailingZeroDisplay: 'stripIfInteger' }).format(value.amount) : NOTHING;

/** Three digits of it, so that what stands side by side is as fine: $2.80M, $10.0M. */
export const moneyShort = (value) =>
  value
    ? format({ style: 'currency', currency: value.currency, notation: 'compact', maximumSignificantDigits: 3, ...(Math.abs(value.amount) >= 1000 ? { minimumSignificantDigits: 3 } : {}) }).format(value.amount)
    : NOTHING;

/** The same along an axis, where no more digits are needed than tell the ticks apart. */
export const moneyTick = (value) => format({ style: 'currency', currency: value.currency, notation: 'compact', maximumSignificantDigits: 3 }).format(value.amount);

/** A difference, with its sign. */
export const signed = (text, amount) => (Number(amount) > 0 ? `+${text}` : text.replace('-', '\u2212'));

const UTC = { timeZone: 'UTC' };
export const date = (text) => (text ? format({ ...UTC, dateStyle: 'medium' }, Intl.DateTimeFormat).format(new Date(text)) : NOTHING);
export const dayOf = (text) => format({ ...UTC, day: 'numeric', month: 'short' }, Intl.DateTimeFormat).format(new Date(text));
export const clock = (text) => format({ timeStyle: 'medium' }, Intl.DateTimeFormat).format(new Date(text));
/** 2026-03 as Mar 2026. */
export const month = (text) =>
  format({ ...UTC, month: 'short', year: 'numeric' }, Intl.DateTimeFormat).format(new Date(`${text}-01T00:00:00Z`));
export const monthShort = (text) => {
  const at = new Date(`${text}-01T00:00:00Z`);
  return at.getUTCMonth() === 0
    ? format({ ...UTC, year: 'numeric' }, Intl.DateTimeFormat).format(at)
    : format({ ...UTC, month: 'short' }, Intl.DateTimeFormat).format(at);
};

/** Names in the order in which people look them up. */
export const compare = (one, other) => format({ numeric: true }, Intl.Collator).compare(one, other);

/** A period as the API names it, in words. */
export function period(name) {
  const [year, part] = name.split('-');
  if (part.startsWith('Q')) return t('period.quarter', { quarter: part.slice(1), year });
  return part.startsWith('W') ? t('period.week', { week: part.slice(1), year }) : month(name);
}
