/**
 * Draws the mark: a slim frame around the page and a small label. Styles are set through the CSSOM, which no content
 * security policy of a page forbids, in a closed shadow root, where no page style reaches.
 */
const ACCENT = '#2c52d4';
const ON_ACCENT = '#ffffff';
/** The highest that CSS allows. */
const TOP = '2147483647';

function styled(tag: string, styles: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [property, value] of Object.entries(styles)) element.style.setProperty(property, value, 'important');
  return element;
}

/** The element to append to the document. It takes no clicks and tells assistive technology nothing. */
export function drawMark(): HTMLElement {
  const host = styled('arq-mark', {
    all: 'initial',
    display: 'block',
    position: 'fixed',
    inset: '0',
    'z-index': TOP,
    'pointer-events': 'none',
  });
  host.setAttribute('aria-hidden', 'true');
  const frame = styled('div', {
    position: 'absolute',
    inset: '0',
    'box-sizing': 'border-box',
    border: `2px solid ${ACCENT}`,
    'border-radius': '4px',
  });
  const label = styled('div', {
    position: 'absolute',
    top: '0',
    left: '50%',
    transform: 'translateX(-50%)',
    padding: '2px 10px 3px',
    'border-radius': '0 0 7px 7px',
    font: '600 11px/14px system-ui, sans-serif',
    'letter-spacing': '0.04em',
    color: ON_ACCENT,
    background: ACCENT,
  });
  label.textContent = 'ARQ';
  host.attachShadow({ mode: 'closed' }).append(frame, label);
  return host;
}
