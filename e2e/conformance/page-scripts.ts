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

/** The script to run in a page, by the page's path in the suite. */
export function scriptOf(file: string): (() => void) | undefined {
  if (file === 'accname/name/shadowdom/slot.html') return attachSlots;
  return undefined;
}
