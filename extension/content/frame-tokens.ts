/**
 * Tells the background which iframe is which frame. Firefox knows (`runtime.getFrameId`); elsewhere the parent posts
 * a nonce to the frame's window and the door in the child reports it (`frame-door.ts`), so that the background can join the nonce
 * on the parent's line with the child's frame id. Pages see these messages and can send their own: a child listens to
 * its parent's window alone and takes one nonce for life; a nonce the parent did not hand out is on no line.
 */
import type { NonceMessage } from './frame-nonce.ts';

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Firefox: the frame's id straight from the browser, written as `id:<frameId>`. */
type ReadFrameId = ((frame: Element) => number) | undefined;

export class FrameTokens {
  readonly #tokens = new WeakMap<Element, string>();
  readonly #readFrameId: ReadFrameId;

  constructor(readFrameId?: ReadFrameId) {
    this.#readFrameId = readFrameId;
  }

  /** The token of an iframe. Sends it to the frame each time: the frame may hold a new document since. */
  tokenOf(frame: HTMLIFrameElement | HTMLFrameElement): string | undefined {
    const frameId = this.#readFrameId?.(frame);
    if (frameId !== undefined && frameId > 0) return `id:${frameId}`;
    if (frame.contentWindow === null) return undefined;
    let token = this.#tokens.get(frame);
    if (token === undefined) {
      token = randomToken();
      this.#tokens.set(frame, token);
      // A frame that is still loading has nothing that listens yet.
      frame.addEventListener('load', () => this.#send(frame));
    }
    this.#send(frame);
    return token;
  }

  #send(frame: HTMLIFrameElement | HTMLFrameElement): void {
    const token = this.#tokens.get(frame);
    if (token === undefined) return;
    const message: NonceMessage = { kind: 'arq.frame-nonce', token };
    // The frame's origin is unknown and a nonce is no secret: it only names the frame.
    frame.contentWindow?.postMessage(message, '*');
  }
}
