/**
 * Opens an editor in a cell: Enter or leaving saves, Escape gives up. `save` gets the text and the revision at
 * which typing began.
 */
export const openEditor = (td, { initial, revision, save, closed }) => {
  const before = td.dataset.entered;
  const input = document.createElement('input');
  input.value = initial ?? before;
  input.setAttribute('aria-label', `Cellule ${td.dataset.a1}`);
  td.classList.add('editing');
  td.replaceChildren(input);
  input.focus();
  if (initial === undefined) input.select();
  let open = true;
  const close = async (keep, refocus) => {
    if (!open) return;
    open = false;
    const text = input.value;
    if (keep && text !== before) await save(td.dataset.a1, text, revision);
    td.classList.remove('editing');
    td.textContent = '';
    closed(td.dataset.a1, refocus);
  };
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Enter') void close(true, true);
    if (event.key === 'Escape') void close(false, true);
  });
  input.addEventListener('blur', () => void close(true, false));
};
