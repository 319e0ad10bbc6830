import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';

/** That something else goes on, and the way to it. */
export function OtherRuns() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const others = store.goingOn.value.filter((run) => run.id !== store.askRunId.value);
  if (others.length === 0) return null;
  const show = () => {
    const only = others.length === 1 ? others[0] : undefined;
    if (only !== undefined) {
      store.askRunId.value = only.id;
      return;
    }
    store.runFilter.value = 'active';
    store.route.value = { name: 'runs' };
  };
  return (
    <button class="card item tight others" type="button" onClick={show}>
      <span class="node" data-s="running">
        <i class="spin" />
      </span>
      <div class="item-t">
        <b>{m.ask.others(others.length)}</b>
      </div>
      <Icon name="right" />
    </button>
  );
}
