/**
 * The one error of ARQ. It crosses processes as `ArqErrorData`, so it is recognised by a brand, not by class.
 * The message says what happened and what to do next, for a person and for a model.
 */
const BRAND = 'arq.error';

/** `area.problem`, for example `page.ref_stale`. Codes are API: they are never renamed. */
export type ArqErrorCode = `${string}.${string}`;

/** JSON form of an ArqError. */
export interface ArqErrorData {
  readonly brand: typeof BRAND;
  readonly code: ArqErrorCode;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export class ArqError extends Error {
  readonly brand = BRAND;
  readonly code: ArqErrorCode;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ArqErrorCode,
    message: string,
    options: { readonly data?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ArqError';
    this.code = code;
    this.data = options.data;
  }

  toJSON(): ArqErrorData {
    return {
      brand: BRAND,
      code: this.code,
      message: this.message,
      ...(this.data === undefined ? {} : { data: this.data }),
    };
  }
}

/** True for an ArqError of any realm and for its JSON form. */
export function isArqError(value: unknown): value is ArqError | ArqErrorData {
  return typeof value === 'object' && value !== null && 'brand' in value && value.brand === BRAND;
}

/** Turns whatever was thrown or received into an ArqError; unknown things become `fallbackCode`. */
export function toArqError(value: unknown, fallbackCode: ArqErrorCode = 'internal.unexpected'): ArqError {
  if (value instanceof ArqError) return value;
  if (isArqError(value)) {
    return new ArqError(value.code, value.message, value.data === undefined ? {} : { data: value.data });
  }
  if (value instanceof Error) {
    const code: ArqErrorCode = value.name === 'AbortError' ? 'call.cancelled' : fallbackCode;
    return new ArqError(code, value.message || value.name, { cause: value });
  }
  return new ArqError(fallbackCode, typeof value === 'string' ? value : 'Something unexpected was thrown.', {
    cause: value,
  });
}
