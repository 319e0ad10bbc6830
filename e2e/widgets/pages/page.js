/** What every page of the matrix needs: `held` tells what the page itself holds, by control. */
export const held = (globalThis.held ??= {});
export const app = document.querySelector('#app');
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Lays markup into the page and returns its holder. */
export function lay(html) {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  app.append(holder);
  return holder;
}

export function style(css) {
  const element = document.createElement('style');
  element.textContent = css;
  document.head.append(element);
}
