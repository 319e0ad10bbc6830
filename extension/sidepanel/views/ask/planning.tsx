import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../../panel.ts';

const PATIENCE_MS = 300;

/** Planning is mostly instant; only a wait that is felt is shown. */
export function Planning() {
  const { m } = usePanel().locale;
  const [isFelt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isFelt) return null;
  return (
    <div class="card" role="status">
      <div class="item tight">
        <span class="node" data-s="running">
          <i class="spin" />
        </span>
        <div class="item-t">
          <b>{m.ask.planning}</b>
        </div>
      </div>
    </div>
  );
}
