import { createElement, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { app, held } from './page.js';

export const h = createElement;

export function mount(Component) {
  const root = document.createElement('div');
  app.append(root);
  createRoot(root).render(h(Component));
}

/** Tells the page's state from inside of a component: what was rendered last. */
export function useHeld(name, value) {
  useEffect(() => {
    held[name] = () => value;
  });
}
