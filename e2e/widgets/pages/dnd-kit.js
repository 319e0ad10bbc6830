import { useState } from 'react';
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { h, mount, useHeld } from './react-page.js';

function Item({ id }) {
  const { attributes, listeners, setNodeRef, transform, transition } = useSortable({ id });
  return h('div', { ref: setNodeRef, style: { transform: CSS.Transform.toString(transform), transition, padding: 12, margin: 4, background: '#def', width: 200 }, ...attributes, ...listeners }, id);
}
function Card() {
  const { attributes, listeners, setNodeRef, transform } = useDraggable({ id: 'card' });
  return h('div', { ref: setNodeRef, style: { transform: CSS.Translate.toString(transform), padding: 12, width: 100, background: 'gold' }, ...attributes, ...listeners }, 'Card');
}
function Zone({ isFull }) {
  const { setNodeRef } = useDroppable({ id: 'zone' });
  return h('div', { ref: setNodeRef, role: 'group', 'aria-label': 'Zone', style: { padding: 30, width: 200, background: '#eee' } }, isFull ? 'Full' : 'Empty');
}
mount(function Page() {
  const [items, setItems] = useState(['One', 'Two', 'Three', 'Four']);
  const [isFull, setFull] = useState(false);
  useHeld('dnd-kit sortable', items);
  useHeld('dnd-kit drop', isFull);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const onSorted = ({ active, over }) => {
    if (over && active.id !== over.id) setItems((all) => arrayMove(all, all.indexOf(active.id), all.indexOf(over.id)));
  };
  return h('div', null,
    h(DndContext, { sensors, collisionDetection: closestCenter, onDragEnd: onSorted }, h(SortableContext, { items, strategy: verticalListSortingStrategy }, items.map((id) => h(Item, { key: id, id })))),
    h(DndContext, { onDragEnd: ({ over }) => setFull(over?.id === 'zone') }, h(Card), h(Zone, { isFull })));
});
