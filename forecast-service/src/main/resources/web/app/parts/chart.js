// What all charts share: the parts of ECharts that are used, colours from the style sheet, and marks with intervals.
import * as echarts from 'echarts/core';
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { h } from './dom.js';

echarts.use([CustomChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const COLOURS = ['ink', 'ink-soft', 'ink-faint', 'surface', 'rule', 'gain', 'gain-mid', 'gain-soft', 'loss', 'loss-soft', 'open', 'open-soft', 'flat'];
const charts = new Set();
let font = 'sans-serif';

/** The colours of the theme in force, by their names in the style sheet. */
export function palette() {
  const probe = h('i', { hidden: true });
  document.body.append(probe);
  const found = Object.fromEntries(
    COLOURS.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  font = getComputedStyle(document.body).fontFamily;
  probe.remove();
  return found;
}

/**
 * A chart that draws itself anew when its width or the theme changes. It is a picture with a name to those who cannot
 * see it; the table beside it has the numbers. What is drawn can be read from `drawn()`, series by series.
 */
export function chart() {
  const canvas = h('div', { class: 'canvas', 'aria-hidden': 'true' });
  const element = h('div', { class: 'chart', role: 'img' }, canvas);
  let instance;
  let wanted;
  let width = 0;

  function paint() {
    if (!wanted || !element.isConnected || element.clientWidth === 0) return;
    width = element.clientWidth;
    canvas.style.height = `${typeof wanted.height === 'function' ? wanted.height(width) : wanted.height}px`;
    instance ??= echarts.init(canvas, null, { renderer: 'svg' });
    instance.resize();
    const colours = palette();
    // from scratch: marks of our own are made of parts that must not be taken for those of another row before
    instance.clear();
    instance.setOption({ ...base(colours), ...wanted.option(colours, width) });
  }

  // not within the observer's own turn, in which a chart's new height would be one more change to observe
  const resizing = new ResizeObserver(() => {
    if (element.clientWidth !== width) requestAnimationFrame(paint);
  });
  resizing.observe(element);
  const drawing = { paint };
  charts.add(drawing);

  element.drawn = () =>
    Object.fromEntries((instance?.getOption().series ?? []).map((series) => [series.name, series.data.map((item) => item.value ?? item)]));
  return {
    element,
    show(next) {
      wanted = next;
      element.setAttribute('aria-label', next.label);
      paint();
    },
    dispose() {
      resizing.disconnect();
      charts.delete(drawing);
      instance?.dispose();
    },
  };
}

/** Every chart once more, in the colours of now. */
export const repaint = () => charts.forEach((drawing) => drawing.paint());
for (const wanted of ['(prefers-color-scheme: dark)', 'print']) matchMedia(wanted).addEventListener('change', repaint);

function base(colours) {
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colours['ink-soft'], fontSize: 12 },
  };
}

/** Axis parts that stay out of the way. */
export const quiet = (colours) => ({
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.rule } },
  axisLabel: { color: colours['ink-faint'], fontSize: 11 },
});

/** Stage or segment names down the left, as many rows as names. */
export const names = (colours, list, width, show = true) => ({
  type: 'category',
  inverse: true,
  data: list,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { show: false },
  axisLabel: {
    show,
    color: colours.ink,
    fontSize: 12.5,
    width: width - 14,
    overflow: 'break',
    lineHeight: 16,
    margin: 12,
    interval: 0,
    align: 'left',
    padding: [0, 0, 0, -(width - 14)],
  },
});

/** How wide names need to be, within reason. */
export const nameWidth = (list, width) =>
  Math.min(Math.max(...list.map((name) => name.length * 7.2), 40) + 20, Math.max(96, width * 0.36));

/** A tip made of elements: a title and lines of name and value. */
export const tip = (colours, content) => ({
  trigger: 'item',
  confine: true,
  backgroundColor: colours.surface,
  borderColor: colours.rule,
  padding: [8, 12],
  textStyle: { color: colours.ink, fontSize: 12, fontFamily: font },
  formatter: (item) => {
    const found = content(item);
    return found ? lines(found.title, found.lines) : null;
  },
});

const lines = (title, list) =>
  h('div', { class: 'tip' }, h('strong', {}, title), h('dl', {}, list.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));

/**
 * A dot with the interval around it, lying along a value axis. Items are {value: [row, point, low, high, few]}: a
 * point on little evidence is hollow and its interval dashed.
 */
export function intervals(name, colours, data, { colour = colours.gain, offset = 0, radius = 5, axis = 0, thick = 2 } = {}) {
  return {
    name,
    type: 'custom',
    xAxisIndex: axis,
    yAxisIndex: axis,
    data,
    encode: { x: [1, 2, 3], y: 0 },
    z: 5,
    renderItem: (_, api) => {
      const [row, point, low, high, few] = [0, 1, 2, 3, 4].map((at) => api.value(at));
      if (Number.isNaN(point)) return null;
      const [x, middle] = api.coord([point, row]);
      const y = middle + offset;
      const children = [];
      if (!Number.isNaN(low) && !Number.isNaN(high)) {
        const [from] = api.coord([low, row]);
        const [to] = api.coord([high, row]);
        children.push({
          type: 'line',
          shape: { x1: from, y1: y, x2: to, y2: y },
          style: { stroke: colour, lineWidth: thick, lineDash: few ? [3, 3] : null, opacity: 0.75 },
        });
      }
      children.push({
        type: 'circle',
        shape: { cx: x, cy: y, r: radius },
        style: { fill: few ? colours.surface : colour, stroke: colour, lineWidth: 1.75 },
      });
      return { type: 'group', children };
    },
  };
}

/** Words at a place of a chart, such as the value at the end of a line. */
export const words = (x, y, text, style) => ({ type: 'text', x, y, style: { text, textVerticalAlign: 'middle', fontFamily: font, ...style }, silent: true });
