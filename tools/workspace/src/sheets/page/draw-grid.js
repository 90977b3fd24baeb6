/** What decides whether the table must be built again rather than its cells refreshed. */
const shapeOf = (tab) =>
  JSON.stringify([
    tab.title,
    tab.frozenRows,
    tab.frozenColumns,
    tab.columns,
    tab.rows.map((row) => [
      row.height,
      row.hidden,
      row.cells.map((cell) => [cell.a1, cell.rowSpan, cell.colSpan]),
    ]),
  ]);

const styleNames = [
  'backgroundColor',
  'color',
  'fontWeight',
  'fontStyle',
  'textDecoration',
  'fontSize',
  'textAlign',
  'verticalAlign',
  'whiteSpace',
  'borderTop',
  'borderBottom',
  'borderLeft',
  'borderRight',
];

const fillCell = (td, cell) => {
  for (const name of styleNames) td.style[name] = cell.style?.[name] ?? '';
  td.dataset.entered = cell.entered ?? cell.text;
  td.setAttribute('aria-readonly', String(!cell.editable));
  td.classList.toggle('noted', cell.note !== undefined);
  td.title = cell.note ?? (cell.editable ? '' : 'Cellule protégée');
  if (!cell.editable || !cell.choices) {
    td.textContent = cell.text;
    return;
  }
  const select = document.createElement('select');
  select.setAttribute('aria-label', `Cellule ${cell.a1}`);
  const words = ['', ...cell.choices];
  if (!words.includes(cell.text)) words.push(cell.text);
  for (const word of words) select.append(new Option(word, word, false, word === cell.text));
  td.replaceChildren(select);
};

const buildTable = (tab) => {
  const table = document.createElement('table');
  table.setAttribute('aria-label', tab.title);
  table.setAttribute('role', 'grid');
  table.style.width = `${46 + tab.columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0)}px`;
  const heads = document.createElement('tr');
  heads.append(document.createElement('th'));
  heads.firstChild.setAttribute('scope', 'col');
  heads.firstChild.setAttribute('aria-label', 'Lignes');
  for (const [index, { letter, width, hidden }] of tab.columns.entries()) {
    const th = document.createElement('th');
    th.scope = 'col';
    th.textContent = letter;
    th.style.width = `${width}px`;
    th.hidden = hidden;
    th.classList.toggle('frozen', index < tab.frozenColumns);
    heads.append(th);
  }
  const body = document.createElement('tbody');
  for (const [index, row] of tab.rows.entries()) {
    const tr = document.createElement('tr');
    tr.hidden = row.hidden;
    tr.dataset.row = String(row.number);
    tr.style.height = `${row.height}px`;
    tr.classList.toggle('last-frozen', index === tab.frozenRows - 1);
    const th = document.createElement('th');
    th.scope = 'row';
    th.textContent = String(row.number);
    th.classList.toggle('frozen', index < tab.frozenRows);
    tr.append(th);
    for (const cell of row.cells) {
      const td = document.createElement('td');
      td.dataset.sheet = tab.title;
      td.dataset.a1 = cell.a1;
      td.tabIndex = -1;
      td.setAttribute('role', 'gridcell');
      if (cell.rowSpan) td.rowSpan = cell.rowSpan;
      if (cell.colSpan) td.colSpan = cell.colSpan;
      tr.append(td);
    }
    body.append(tr);
  }
  const head = document.createElement('thead');
  head.append(heads);
  table.append(head, body);
  return table;
};

const letterOf = (a1) => a1.replace(/\d+$/, '');

/** Hides the columns that are hidden, and pins the frozen rows and columns where they stand. */
const pin = (table, tab) => {
  const columnAt = new Map(tab.columns.map((column, index) => [column.letter, index]));
  const lefts = [];
  let left = 46;
  for (const { width, hidden } of tab.columns) {
    lefts.push(left);
    left += hidden ? 0 : width;
  }
  for (const [index, th] of [...table.tHead.rows[0].cells].slice(1).entries())
    if (index < tab.frozenColumns) th.style.left = `${lefts[index]}px`;
  let top = table.tHead.rows[0].getBoundingClientRect().height;
  for (const [index, tr] of [...table.tBodies[0].rows].entries()) {
    const frozenRow = index < tab.frozenRows;
    for (const cell of tr.cells) {
      const column = cell.dataset.a1 === undefined ? -1 : columnAt.get(letterOf(cell.dataset.a1));
      const frozenColumn = column >= 0 && column < tab.frozenColumns;
      if (column >= 0 && tab.columns[column].hidden && cell.colSpan === 1) cell.hidden = true;
      if (frozenRow) cell.style.top = `${top}px`;
      if (frozenColumn) cell.style.left = `${lefts[column]}px`;
      if (column >= 0) {
        cell.classList.toggle('frozen', frozenRow || frozenColumn);
        cell.classList.toggle('frozen-both', frozenRow && frozenColumn);
      }
    }
    if (frozenRow) top += tr.getBoundingClientRect().height;
  }
};

/** A text that is wider than its cell goes on over the empty ones beside it, as in Google Sheets. */
const spill = (table) => {
  for (const tr of table.tBodies[0].rows) {
    const cells = [...tr.querySelectorAll('td')].filter((td) => !td.hidden);
    for (const [index, td] of cells.entries()) {
      const next = cells[index + 1];
      const room = next !== undefined && next.childNodes.length === 0;
      td.classList.toggle('spills', room && td.textContent !== '' && td.style.whiteSpace === '');
    }
  }
};

/**
 * Draws a tab into its place. Where the shape is the same only the cells that changed are touched, and never
 * the one being edited; gives false when the shape changed while a cell is edited, to be drawn afterwards.
 */
export const createGrid = (place) => {
  let shape = '';
  let shown = new Map();
  return {
    draw: (tab, isEditing) => {
      const next = shapeOf(tab);
      if (next !== shape) {
        if (isEditing) return false;
        shape = next;
        shown = new Map();
        place.replaceChildren(buildTable(tab));
      }
      const cells = new Map([...place.querySelectorAll('td')].map((td) => [td.dataset.a1, td]));
      for (const cell of tab.rows.flatMap((row) => row.cells)) {
        const td = cells.get(cell.a1);
        const content = JSON.stringify(cell);
        if (td.classList.contains('editing') || shown.get(cell.a1) === content) continue;
        const hadFocus = td.contains(document.activeElement) && td !== document.activeElement;
        fillCell(td, cell);
        if (hadFocus) td.querySelector('select')?.focus();
        shown.set(cell.a1, content);
      }
      const table = place.querySelector('table');
      pin(table, tab);
      spill(table);
      return true;
    },
    /** Forgets what a cell shows, so that the next drawing fills it again. */
    forget: (a1) => shown.delete(a1),
  };
};
