/**
 * The request with this signal for its own. One that a Request is made with is followed only as long as that object
 * lasts (https://fetch.spec.whatwg.org/#dom-request: undici holds it weakly), and the SDK keeps no more of it than its
 * signal: after a collection of garbage nothing would end what it serves.
 */
export function withSignal(request: Request, signal: AbortSignal): Request {
  return Object.defineProperty(request, 'signal', { value: signal, configurable: true });
}
