/** The requests of one tab's documents of now: so many, and so long. */
import type { SeenRequest } from './network-log.ts';
import { isNavigation } from './request-maker.ts';

const MAX_REQUESTS = 2_000;
const MAX_CHARS = 4_000_000;

const withoutHash = (url: string): string => url.split('#', 1)[0] ?? '';

export class TabRequests {
  /** Oldest first. A redirect is a request of its own under the same id. */
  #list: SeenRequest[] = [];
  #chars = 0;
  readonly #open = new Map<string, SeenRequest>();

  get list(): readonly SeenRequest[] {
    return this.#list;
  }

  begin(request: SeenRequest): void {
    this.#list.push(request);
    this.#open.set(request.id, request);
    this.#chars += sizeOf(request);
    this.#trim();
  }

  /** Does nothing for one that is over, or not kept any more. */
  change(id: string, change: (request: SeenRequest) => void): void {
    const request = this.#open.get(id);
    if (request === undefined) return;
    const before = sizeOf(request);
    change(request);
    this.#chars += sizeOf(request) - before;
    this.#trim();
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  /**
   * Another document came into the frame, a main one with all its frames: what was before the request that loaded it
   * is dropped. One that no request loaded (`about:blank`, one kept for “back”) has nothing yet.
   */
  noteDocument(frameId: number, url: string): void {
    const isOf = (request: SeenRequest) => frameId === 0 || request.frameId === frameId;
    const loads = (request: SeenRequest) => isNavigation(request) && request.frameId === frameId;
    const loader = this.#list.findLast((one) => loads(one) && withoutHash(one.url) === withoutHash(url));
    const first = this.#list.findIndex(({ id }) => id === loader?.id);
    const isUnderWay = (one: SeenRequest) => isNavigation(one) && this.#open.get(one.id) === one;
    this.#list = this.#list.filter((one, index) => {
      const isKept = !isOf(one) || (first === -1 ? isUnderWay(one) : index >= first);
      if (!isKept) this.#forget(one);
      return isKept;
    });
  }

  #trim(): void {
    while (this.#list.length > MAX_REQUESTS || this.#chars > MAX_CHARS) {
      const oldest = this.#list.shift();
      if (oldest === undefined) return;
      this.#forget(oldest);
    }
  }

  #forget(request: SeenRequest): void {
    this.#chars -= sizeOf(request);
    if (this.#open.get(request.id) === request) this.#open.delete(request.id);
  }
}

function sizeOf({ url, error, requestHeaders, responseHeaders }: SeenRequest): number {
  const headers = [...requestHeaders, ...responseHeaders];
  return headers.reduce((sum, { name, value }) => sum + name.length + value.length, url.length + error.length);
}
