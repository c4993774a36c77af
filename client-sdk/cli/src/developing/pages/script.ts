/**
 * What the browser adds: the page begins anew when a definition has changed, with what was typed; fields whose
 * condition is closed are put away. Everything works without it.
 */
export const script = `'use strict';
const form = document.querySelector('form[data-guards]');
const kept = 'typed ' + location.pathname;

if (form) {
  const guards = JSON.parse(form.dataset.guards);
  const known = JSON.parse(form.dataset.known);
  const valueOf = (name) => {
    const input = form.elements['a.' + name] || form.elements['f.' + name];
    const text = input ? input.value : '';
    if (text === '') return known[name];
    if (input.dataset.type === 'integer') return Number(text);
    return input.dataset.type === 'boolean' ? text === 'true' : text;
  };
  const compares = (op, one, other) => {
    if (one === undefined || other === undefined || typeof one !== typeof other) return false;
    return op === '=' ? one === other : op === '<' ? one < other : one > other;
  };
  const holds = (guard) => {
    if (guard.op === 'and') return guard.of.every(holds);
    if (guard.op === 'or') return guard.of.some(holds);
    if (guard.op === 'not') return !guard.of.some(holds);
    if (guard.op === 'in') return guard.values.includes(valueOf(guard.field));
    return compares(guard.op, valueOf(guard.field), 'value' in guard ? guard.value : valueOf(guard.other));
  };
  const look = () => {
    for (const [name, guard] of Object.entries(guards))
      for (const place of form.querySelectorAll('[data-asked="' + name + '"]')) {
        place.hidden = !holds(guard);
        for (const input of place.querySelectorAll('input, select, textarea')) input.disabled = place.hidden;
      }
  };
  const before = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  for (const [name, value] of before ? JSON.parse(before) : []) {
    const input = form.elements[name];
    if (input && input.type !== 'hidden' && 'value' in input) input.value = value;
  }
  form.addEventListener('input', look);
  look();
}

const alert = document.querySelector('[role=alert]');
if (alert) alert.focus();

const revision = document.body.dataset.revision;
new EventSource('/events').addEventListener('message', ({ data }) => {
  if (data === revision) return;
  if (form)
    sessionStorage.setItem(kept, JSON.stringify([...new FormData(form)].filter(([name]) => /^[fgar][.]/.test(name))));
  location.replace(location.href.split('#')[0]);
});
`;
