// What several sections do with the figures of the API.
import { percent, percents, says, t } from './text.js';

/** The parameters that every figure takes, as the filters say them. */
export const asked = ({ pipeline, from, to, asOf, where }) => ({ pipeline, from, to, asOf, where });

let known = new Map();

/** Learns the names of stages. */
export function learn(choices) {
  known = new Map(choices.pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [`${pipeline.key}/${stage.key}`, stage.name])));
}

/** A stage's name; its key in words where it has none here. */
export function stageName(pipeline, key) {
  if (says(`stage.${key}`)) return t(`stage.${key}`);
  return known.get(`${pipeline}/${key}`) ?? sentence(key);
}

const sentence = (key) => key.charAt(0) + key.slice(1).toLowerCase().replace(/[_-]/g, ' ');

/** 63.2 % (62.0–64.3 %) */
export const withInterval = ({ rate, low, high }, digits) => `${percent(rate, digits)} (${percents(low, high, digits)})`;

/** Columns for a share and its interval. */
export const rateColumns = (key, head, of) => [
  { key, head, value: (row) => of(row)?.rate, text: (value) => percent(value) },
  { key: `${key}.low`, head: t('column.low'), value: (row) => of(row)?.low, text: (value) => percent(value) },
  { key: `${key}.high`, head: t('column.high'), value: (row) => of(row)?.high, text: (value) => percent(value) },
];

export const countColumn = (key, head, of) => ({ key, head, value: of });
