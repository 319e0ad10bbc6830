/** A frame around an element for a while, for the user's eyes. Drawn as ARQ's mark is: out of reach of the page. */
import { rememberMark } from '../mark/mark-element.ts';
import { pause } from './pause.ts';

const ACCENT = '#2c52d4';
const GAP = 4;

function styled(tag: string, styles: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [property, value] of Object.entries(styles)) element.style.setProperty(property, value, 'important');
  return element;
}

let shown: HTMLElement | undefined;

/** False when the element has no box on the screen. The frame goes by itself after `ms`, or with the next one. */
export function showHighlight(element: Element, label: string | undefined, ms: number, lifetime: AbortSignal): boolean {
  shown?.remove();
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return false;
  const host = styled('arq-highlight', {
    all: 'initial',
    display: 'block',
    position: 'fixed',
    left: `${box.left - GAP}px`,
    top: `${box.top - GAP}px`,
    width: `${box.width + 2 * GAP}px`,
    height: `${box.height + 2 * GAP}px`,
    'box-sizing': 'border-box',
    border: `3px solid ${ACCENT}`,
    'border-radius': '6px',
    'box-shadow': `0 0 0 3px color-mix(in srgb, ${ACCENT} 30%, transparent)`,
    'z-index': '2147483647',
    'pointer-events': 'none',
  });
  host.setAttribute('aria-hidden', 'true');
  if (label !== undefined && label !== '') host.attachShadow({ mode: 'closed' }).append(labelled(label));
  rememberMark(host);
  document.documentElement.append(host);
  shown = host;
  void pause(ms, lifetime).then(() => host.remove());
  return true;
}

function labelled(text: string): HTMLElement {
  const label = styled('div', {
    position: 'absolute',
    left: '-3px',
    bottom: '100%',
    'margin-bottom': '4px',
    padding: '2px 8px',
    'border-radius': '5px',
    font: '600 12px/16px system-ui, sans-serif',
    'white-space': 'nowrap',
    color: '#ffffff',
    background: ACCENT,
  });
  label.textContent = text;
  return label;
}
