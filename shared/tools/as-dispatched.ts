import { ArqError, toArqError } from '../protocol/errors.ts';

/** The same error, saying that the page was acted on before it: whoever repeats the call may do something twice. */
export function asDispatched(thrown: unknown): ArqError {
  const cause = toArqError(thrown);
  return new ArqError(cause.code, cause.message, { data: { ...cause.data, dispatched: true }, cause });
}

export const isDispatched = ({ data }: Pick<ArqError, 'data'>): boolean => data?.['dispatched'] === true;
