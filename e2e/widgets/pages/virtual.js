import { useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { List } from 'react-window';
import { h, mount, useHeld } from './react-page.js';

function Row({ index, style, choose }) {
  return h('div', { style }, h('button', { onClick: () => choose(index) }, `Row ${index}`));
}
function Virtual({ choose }) {
  const scroller = useRef(null);
  const virtual = useVirtualizer({ count: 10000, getScrollElement: () => scroller.current, estimateSize: () => 30 });
  return h('div', { ref: scroller, role: 'region', 'aria-label': 'Tanstack list', tabIndex: 0, style: { height: 200, overflow: 'auto' } },
    h('div', { style: { height: virtual.getTotalSize(), position: 'relative' } },
      virtual.getVirtualItems().map((item) => h('div', { key: item.key, style: { position: 'absolute', top: 0, height: 30, transform: `translateY(${item.start}px)` } }, h('button', { onClick: () => choose(item.index) }, `Entry ${item.index}`)))));
}
mount(function Page() {
  const [row, setRow] = useState(null);
  const [entry, setEntry] = useState(null);
  useHeld('react-window', row);
  useHeld('tanstack', entry);
  return h('div', null,
    h(List, { role: 'region', 'aria-label': 'Window list', rowComponent: Row, rowCount: 10000, rowHeight: 30, rowProps: { choose: setRow }, style: { height: 200, width: 300 } }),
    h(Virtual, { choose: setEntry }));
});
