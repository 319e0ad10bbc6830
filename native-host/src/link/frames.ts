/**
 * The framing of native messaging, which the host's socket speaks too: four bytes of length in the machine's own byte
 * order, then that many bytes of UTF-8 JSON. Zod-free, because the relay loads it on its way to being up at once.
 */
import { endianness } from 'node:os';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { MAX_FRAME_BYTES } from '../../../shared/protocol/limits.ts';

const HEADER_BYTES = 4;
const isLittleEndian = endianness() === 'LE';

/** One frame for `message`. Throws `protocol.too_large` for what no reader would accept. */
export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FRAME_BYTES) {
    throw new ArqError(
      'protocol.too_large',
      `A frame of ${bytes} bytes is larger than the ${MAX_FRAME_BYTES} a link carries.`,
    );
  }
  const frame = Buffer.allocUnsafe(HEADER_BYTES + bytes);
  if (isLittleEndian) frame.writeUInt32LE(bytes);
  else frame.writeUInt32BE(bytes);
  frame.write(text, HEADER_BYTES);
  return frame;
}

/**
 * Cuts a byte stream into frames and parses them. Owns the one frame that is incomplete. The length is checked before
 * room is made for it, and every byte is copied once, however small the pieces it comes in.
 */
export class FrameReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #header = Buffer.alloc(HEADER_BYTES);
  readonly #maxBytes: number;
  #headerFilled = 0;
  #body: Buffer | undefined;
  #bodyFilled = 0;

  constructor(maxBytes: number = MAX_FRAME_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Parses the frames that end in `bytes`. Throws `protocol.too_large` or `protocol.malformed`; the stream cannot be
   * read on after that. Take each frame before asking for the next: `rest` then holds what was not looked at yet.
   */
  *read(bytes: Buffer): Generator<{ readonly message: unknown; readonly rest: Buffer }> {
    let offset = 0;
    while (offset < bytes.length) {
      if (this.#body === undefined) {
        const taken = bytes.copy(this.#header, this.#headerFilled, offset);
        this.#headerFilled += taken;
        offset += taken;
        if (this.#headerFilled < HEADER_BYTES) return;
        this.#body = this.#makeRoom();
        this.#bodyFilled = 0;
      }
      const taken = bytes.copy(this.#body, this.#bodyFilled, offset);
      this.#bodyFilled += taken;
      offset += taken;
      if (this.#bodyFilled < this.#body.length) return;
      const body = this.#body;
      this.#body = undefined;
      this.#headerFilled = 0;
      yield { message: this.#parse(body), rest: bytes.subarray(offset) };
    }
  }

  #makeRoom(): Buffer {
    const length = isLittleEndian ? this.#header.readUInt32LE() : this.#header.readUInt32BE();
    if (length > this.#maxBytes) {
      throw new ArqError(
        'protocol.too_large',
        `A frame claims ${length} bytes; at most ${this.#maxBytes} are accepted. The link is closed; connect again.`,
      );
    }
    if (length === 0) throw malformed('an empty frame');
    return Buffer.allocUnsafe(length);
  }

  #parse(body: Buffer): unknown {
    try {
      return JSON.parse(this.#decoder.decode(body)) as unknown;
    } catch (cause) {
      throw malformed('a frame that is not UTF-8 JSON', cause);
    }
  }
}

function malformed(what: string, cause?: unknown): ArqError {
  return new ArqError('protocol.malformed', `The link carried ${what}. It is closed; connect again.`, { cause });
}
