const list = document.querySelector('#spreadsheets');
const response = await fetch('/sheets/desk/spreadsheets');
const spreadsheets = await response.json();
for (const { id, title, tabs } of spreadsheets) {
  const link = document.createElement('a');
  link.href = `/sheets/${encodeURIComponent(id)}`;
  link.textContent = title;
  const detail = document.createElement('span');
  detail.textContent = tabs.length === 1 ? '1\u00a0onglet' : `${tabs.length}\u00a0onglets`;
  const item = document.createElement('li');
  item.dataset.spreadsheet = id;
  item.append(link, ' ', detail);
  list.append(item);
}
document.querySelector('#none').hidden = spreadsheets.length > 0;
