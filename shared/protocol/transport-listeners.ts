/**
 * The listening half of a transport: keeps messages that arrive before anyone listens, and tells the end exactly once.
 * Owns nothing but those lists; each transport feeds it from its own pipe.
 */
export class TransportListeners {
  readonly #messageListeners: ((message: unknown) => void)[] = [];
  readonly #closeListeners: ((reason: string) => void)[] = [];
  #early: unknown[] = [];
  #closeReason: string | undefined;

  get isClosed(): boolean {
    return this.#closeReason !== undefined;
  }

  addMessageListener(listener: (message: unknown) => void): void {
    this.#messageListeners.push(listener);
    const early = this.#early;
    this.#early = [];
    for (const message of early) listener(message);
  }

  addCloseListener(listener: (reason: string) => void): void {
    if (this.#closeReason === undefined) this.#closeListeners.push(listener);
    else listener(this.#closeReason);
  }

  deliver(message: unknown): void {
    if (this.isClosed) return;
    if (this.#messageListeners.length === 0) this.#early.push(message);
    else for (const listener of this.#messageListeners) listener(message);
  }

  /** True the first time; later calls change nothing. */
  end(reason: string): boolean {
    if (this.isClosed) return false;
    this.#closeReason = reason;
    for (const listener of this.#closeListeners) listener(reason);
    return true;
  }
}
