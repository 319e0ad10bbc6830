/** What the scripts of some pages did, which the fixture left out: without it their expectations cannot be met. */

function attachSlots(): void {
  const shadows: Readonly<Record<string, string>> = {
    host1: 'foo <slot></slot> bar',
    host2: 'foo <slot>default</slot> bar',
    host3: 'foo <slot aria-label="label"></slot> bar',
    host4: 'foo <slot aria-label="label">default</slot> bar',
  };
  for (const [id, html] of Object.entries(shadows)) {
    const root = document.getElementById(id)?.attachShadow({ mode: 'open' });
    if (root !== undefined) root.innerHTML = html;
  }
}

function setCounter(): void {
  const [rule] = document.styleSheets[0]?.cssRules ?? [];
  if (rule instanceof CSSStyleRule) rule.style.setProperty('counter-set', 'cnt 228');
}

/** The script to run in a page, by the page's path in the suite. */
export function scriptOf(file: string): (() => void) | undefined {
  if (file === 'accname/name/shadowdom/slot.html') return attachSlots;
  if (file === 'accname/name/comp_name_from_content_alt_counter_invalidation.html') return setCounter;
  return undefined;
}
