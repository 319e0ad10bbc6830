/**
 * Elements of a parent's document have the classes of its realm, which lack the names that the build reads the DOM by
 * (`unclobbered.ts`). Here they get them, in this world alone. Firefox has no such names, and nothing is done.
 */
import { kindsOfNode, UNCLOBBERED } from './unclobbered.ts';

const names = new Set(UNCLOBBERED);

/** `view`: a window of this document's origin. */
export function nameParentRealm(view: Window): void {
  const classes = view as unknown as Readonly<Record<string, { readonly prototype: object }>>;
  for (const { name, prototype } of kindsOfNode()) {
    const theirs = classes[name]?.prototype;
    if (theirs === undefined) continue;
    for (const key of Object.getOwnPropertySymbols(prototype)) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
      if (descriptor === undefined || !names.has(key.description ?? '') || Object.hasOwn(theirs, key)) continue;
      Object.defineProperty(theirs, key, descriptor);
    }
  }
}
