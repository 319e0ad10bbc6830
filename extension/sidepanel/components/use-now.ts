import { useEffect, useState } from 'preact/hooks';

/** The time, told anew every `everyMs` while `isTicking`; for durations that grow as one looks. */
export function useNow(isTicking: boolean, everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [isTicking, everyMs]);
  return now;
}
