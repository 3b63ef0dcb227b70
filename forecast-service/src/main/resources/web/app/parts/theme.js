// Light, dark, or as the system has it; the choice is kept in this browser.

const KEY = 'leadstream.theme';
const THEMES = ['system', 'light', 'dark'];

export const theme = () => (THEMES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : 'system');

export function nextTheme() {
  localStorage.setItem(KEY, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  apply();
}

function apply() {
  document.documentElement.dataset.theme = theme();
}

apply();
