/** Cuts a byte stream into lines: what an MCP client and its shim speak. Zod-free, because the shim loads it. */

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The largest line that is taken, in bytes: more than the longest text that a tool accepts, less than would hurt. */
export const MAX_LINE_BYTES = 48 * 1024 * 1024;

/** What a line larger than allowed becomes; its bytes are dropped as they come. */
export const TOO_LONG = Symbol('too long');

/** Owns the one line that is incomplete. Empty lines are skipped. */
export class LineReader {
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number = MAX_LINE_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that end in `bytes`, without their ends. */
  *read(bytes: Buffer): Generator<Buffer | typeof TOO_LONG> {
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, from)) {
      this.#keep(bytes.subarray(from, end));
      from = end + 1;
      const line = this.#take();
      if (line === TOO_LONG || line.length > 0) yield line;
    }
    this.#keep(bytes.subarray(from));
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#maxBytes) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #take(): Buffer | typeof TOO_LONG {
    const isTooLong = this.#bytes > this.#maxBytes;
    const [first] = this.#parts;
    const line = this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    if (isTooLong) return TOO_LONG;
    return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  }
}
