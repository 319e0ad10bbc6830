import type { PanelLink } from './panel-link.ts';

/** Pictures by key, as data addresses. Keeps the last few; the stores of host and extension are authoritative. */
export interface Pictures {
  /** Undefined when the picture is gone or cannot be had now. */
  load(id: string): Promise<string | undefined>;
  /** What is at hand without asking. */
  peek(id: string): string | undefined;
}

const MAX_KEPT = 60;

export function createPictures(link: () => PanelLink): Pictures {
  const kept = new Map<string, string>();
  const loading = new Map<string, Promise<string | undefined>>();

  const fetchPicture = async (id: string) => {
    try {
      const picture = await link().call('picture.get', { id });
      if (picture === null) return undefined;
      const address = `data:${picture.mime};base64,${picture.base64}`;
      kept.set(id, address);
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      return address;
    } catch {
      // A picture is best effort: its place shows the step's number instead, and the next view asks again.
      return undefined;
    } finally {
      loading.delete(id);
    }
  };

  return {
    peek: (id) => kept.get(id),
    load(id) {
      const known = kept.get(id);
      if (known !== undefined) return Promise.resolve(known);
      const pending = loading.get(id) ?? fetchPicture(id);
      loading.set(id, pending);
      return pending;
    },
  };
}
