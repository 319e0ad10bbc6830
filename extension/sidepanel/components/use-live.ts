import { useEffect, useRef, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { type ArqError, toArqError } from '../../../shared/protocol/errors.ts';

const READ_EVERY_MS = 5000;

export interface Live<Value> {
  /** The last answer; kept while a later one fails. */
  readonly value: Value | undefined;
  readonly error: ArqError | undefined;
  /** Reads again at once, after something was changed. */
  readonly reload: () => void;
}

/** Something the host knows, read again every few seconds while it is looked at, and when the host comes back. */
export function useLive<Value>(read: () => Promise<Value>): Live<Value> {
  const { store } = usePanel();
  const [value, setValue] = useState<Value>();
  const [error, setError] = useState<ArqError>();
  const [turn, setTurn] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  const isHere = store.isUp.value && store.panel.value?.connection.state === 'connected';
  useEffect(() => {
    if (!isHere) {
      setValue(undefined);
      setError(undefined);
      return undefined;
    }
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const answer = await latest.current();
        if (isOver) return;
        setValue(() => answer);
        setError(undefined);
      } catch (thrown) {
        if (isOver) return;
        setError(toArqError(thrown));
      }
      timer = setTimeout(() => void look(), READ_EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isHere, turn]);
  return { value, error, reload: () => setTurn((last) => last + 1) };
}
