/** Trusted input that ARQ itself sends through the browser looks like a person's; for so long it is not taken for one. */
let until = 0;

export function expectTrustedInput(ms: number): void {
  until = performance.now() + ms;
}

export const isTrustedInputExpected = (): boolean => performance.now() < until;
