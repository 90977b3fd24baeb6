import { createGrid } from './draw-grid.js';
import { openEditor } from './edit-cell.js';

const id = decodeURIComponent(location.pathname.split('/').at(-1));
const base = `/sheets/desk/spreadsheets/${encodeURIComponent(id)}`;
const place = document.querySelector('#grid');
const status = document.querySelector('#status');
const grid = createGrid(place);
let view;
let wantedTab = decodeURIComponent(location.hash.slice(1)) || undefined;
let selected;
let editing = false;
let drawnRevision = 0;

const cellOf = (a1) => place.querySelector(`td[data-a1="${a1}"]`);
const rowOf = (a1) => Number(a1.replace(/^\D+/, ''));
const columnOf = (a1) => a1.replace(/\d+$/, '');

const select = (a1, focus) => {
  for (const td of place.querySelectorAll('td[aria-selected]')) {
    td.removeAttribute('aria-selected');
    td.tabIndex = -1;
  }
  const td = a1 && cellOf(a1);
  selected = td ? a1 : undefined;
  document.querySelector('#selected').textContent = selected
    ? `Cellule ${selected}`
    : 'Choisissez une cellule';
  for (const button of document.querySelectorAll('.toolbar button'))
    button.disabled = !selected && button.dataset.act !== 'delete-tab';
  if (!td) {
    const first = place.querySelector('td:not([hidden])');
    if (first) first.tabIndex = 0;
    return;
  }
  td.setAttribute('aria-selected', 'true');
  td.tabIndex = 0;
  if (focus) td.focus();
};

const drawTabs = () => {
  const list = document.querySelector('#tabs');
  const focused = document.activeElement?.dataset.tab;
  list.replaceChildren(
    ...view.tabs.map(({ title }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title;
      button.dataset.tab = title;
      if (title === view.tab?.title) button.setAttribute('aria-current', 'page');
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
  if (focused) [...list.querySelectorAll('button')].find((button) => button.dataset.tab === focused)?.focus();
};

const draw = () => {
  document.title = `${view.title} – Google Sheets local`;
  document.querySelector('#title').textContent = view.title;
  drawTabs();
  if (!view.tab || !grid.draw(view.tab, editing)) return;
  drawnRevision = view.revision;
  document.body.dataset.revision = String(view.revision);
  select(selected, false);
};

let loading = Promise.resolve();
const load = () => {
  const turn = async () => {
    const query = wantedTab ? `?tab=${encodeURIComponent(wantedTab)}` : '';
    const response = await fetch(base + query);
    if (!response.ok) return;
    view = await response.json();
    draw();
  };
  loading = loading.then(turn, turn);
  return loading;
};

const perform = async (act) => {
  const response = await fetch(`${base}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tab: view.tab.title, ...act }),
  });
  const outcome = await response.json();
  status.textContent = outcome.text;
  await load();
};

const edit = (td, initial) => {
  if (td.getAttribute('aria-readonly') === 'true') {
    status.textContent = 'Cette cellule est protégée\u00a0: elle est tenue à jour automatiquement.';
    return;
  }
  editing = true;
  status.textContent = '';
  openEditor(td, {
    initial,
    revision: drawnRevision,
    save: (a1, text, since) => perform({ act: 'edit', a1, text, since }),
    closed: (a1, refocus) => {
      editing = false;
      grid.forget(a1);
      draw();
      if (refocus) select(a1, true);
    },
  });
};

const neighbour = (td, key) => {
  const visible = (cell) => cell?.dataset.a1 && !cell.hidden && !cell.parentElement.hidden;
  const step = (cell) => {
    if (key === 'ArrowLeft') return cell.previousElementSibling;
    if (key === 'ArrowRight') return cell.nextElementSibling;
    const row =
      key === 'ArrowUp' ? cell.parentElement.previousElementSibling : cell.parentElement.nextElementSibling;
    return (
      row && [...row.cells].find((other) => columnOf(other.dataset.a1 ?? '') === columnOf(cell.dataset.a1))
    );
  };
  for (let next = step(td); next; next = step(next)) {
    if (!next.dataset.a1) return undefined;
    if (visible(next)) return next;
  }
  return undefined;
};

place.addEventListener('click', (event) => {
  const td = event.target.closest('td');
  if (td && !td.classList.contains('editing')) select(td.dataset.a1, event.target === td);
});
place.addEventListener('dblclick', (event) => {
  const td = event.target.closest('td');
  if (td && !td.querySelector('select, input')) edit(td);
});
place.addEventListener('change', (event) => {
  const td = event.target.closest('td');
  if (event.target.matches('select')) {
    grid.forget(td.dataset.a1);
    void perform({ act: 'edit', a1: td.dataset.a1, text: event.target.value, since: drawnRevision });
  }
});
place.addEventListener('keydown', (event) => {
  const td = event.target.closest('td');
  if (!td || event.target !== td || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith('Arrow')) {
    const next = neighbour(td, event.key);
    if (next) select(next.dataset.a1, true);
    event.preventDefault();
  } else if (event.key === 'Enter' || event.key === 'F2' || event.key.length === 1) {
    event.preventDefault();
    const choice = td.querySelector('select');
    if (choice) choice.focus();
    else edit(td, event.key.length === 1 ? event.key : undefined);
  } else if (event.key === 'Delete' && td.getAttribute('aria-readonly') === 'false') {
    void perform({ act: 'edit', a1: td.dataset.a1, text: '', since: drawnRevision });
  }
});
document.querySelector('.toolbar').addEventListener('click', (event) => {
  const act = event.target.dataset?.act;
  if (act === 'delete-tab') {
    if (confirm(`Supprimer l’onglet «\u00a0${view.tab.title}\u00a0»\u00a0?`)) void perform({ act });
    return;
  }
  if (!act || !selected) return;
  if (act === 'insert-row' || act === 'delete-row') void perform({ act, row: rowOf(selected) });
  else void perform({ act: 'sort', column: columnOf(selected), order: act.slice('sort-'.length) });
});
document.querySelector('#tabs').addEventListener('click', (event) => {
  const title = event.target.dataset?.tab;
  if (!title) return;
  wantedTab = title;
  history.replaceState(null, '', `#${encodeURIComponent(title)}`);
  selected = undefined;
  void load();
});

new EventSource(`${base}/events`).addEventListener('revision', () => void load());
