import { enterAgain, enteredIn, renderBlocks } from './blocks.js';
import { act } from './desk.js';
import { h, replaceContent, tell } from './dom.js';
import { clickElement, report } from './surface.js';

const dialog = document.getElementById('modal');
const status = document.getElementById('status');
let shown = null;
let errors = {};
let busy = false;

function setBusy(value) {
  busy = value;
  dialog.setAttribute('aria-busy', String(value));
  for (const button of dialog.querySelectorAll('.dialog-foot button')) button.disabled = value;
  if (value) tell('Envoi en cours…');
}

async function submit(member, view) {
  if (busy) return;
  setBusy(true);
  try {
    const result = await act('submit', { member, viewId: view.id, values: enteredIn(dialog) });
    errors = result.errors ?? {};
    tell(result.ok ? '' : (result.message ?? 'Corrigez les champs signalés.'), !result.ok);
  } finally {
    setBusy(false);
  }
  const stillOpen = dialog.open && dialog.dataset.view === view.id;
  if (stillOpen && Object.keys(errors).length > 0) {
    draw(member, shown);
    dialog.querySelector('[aria-invalid="true"]')?.focus();
    const group = dialog.querySelector('fieldset[aria-invalid="true"] input');
    if (!dialog.contains(document.activeElement)) group?.focus();
  }
}

async function close(member, view) {
  report(await act('close', { member, viewId: view.id }));
}

function draw(member, view, depth = 1) {
  const entered = dialog.dataset.view === view.id ? enteredIn(dialog) : {};
  const surface = {
    id: view.id,
    values: view.state.values,
    errors,
    click: (blockId, actionId, value) =>
      clickElement(member, { viewId: view.id }, blockId, actionId, value, enteredIn(dialog)),
    restore: () => draw(member, shown, depth),
  };
  const form = h(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        if (view.submit) void submit(member, shown);
      },
    },
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', { id: 'modal-title', tabindex: '-1' }, view.title.text),
      h(
        'button',
        {
          type: 'button',
          id: 'modal-quit',
          'aria-label': 'Quitter la fenêtre',
          onclick: () => void close(member, view),
        },
        '✕',
      ),
    ),
    h('div', { class: 'dialog-body' }, renderBlocks(view.blocks, surface)),
    h('p', { class: `dialog-status ${status.className}`, role: 'status' }, status.textContent),
    h(
      'div',
      { class: 'dialog-foot' },
      h(
        'button',
        { type: 'button', id: 'modal-close', disabled: busy, onclick: () => void close(member, view) },
        view.close?.text ?? (depth > 1 ? 'Retour' : 'Annuler'),
      ),
      view.submit &&
        h(
          'button',
          { type: 'submit', id: 'modal-submit', class: 'primary', disabled: busy },
          view.submit.text,
        ),
    ),
  );
  const kept = replaceContent(dialog, form);
  enterAgain(dialog, entered);
  const isNew = dialog.dataset.view !== view.id;
  dialog.dataset.view = view.id;
  dialog.dataset.callback = view.callback_id;
  if (!dialog.open) dialog.showModal();
  if (isNew && !kept) {
    (
      dialog.querySelector('[autofocus], .dialog-body :is(input, select, textarea)') ??
      dialog.querySelector('h2')
    ).focus();
  }
}

dialog.addEventListener('cancel', (event) => {
  event.preventDefault();
  dialog.querySelector('#modal-close')?.click();
});

/** Shows the modal on top, if any; draws it again only when it changed. */
export function showModal(member, views) {
  const view = views.at(-1) ?? null;
  if (view === null) {
    shown = null;
    errors = {};
    delete dialog.dataset.view;
    if (dialog.open) dialog.close();
    dialog.replaceChildren();
    return;
  }
  if (shown?.id !== view.id) errors = {};
  const same = shown && JSON.stringify(shown) === JSON.stringify(view);
  shown = view;
  if (!same) draw(member, view, views.length);
}
