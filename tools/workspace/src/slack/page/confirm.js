import { h } from './dom.js';
import { textObject } from './mrkdwn.js';

/** Asks before an element acts; resolves with whether the person goes on. */
export function confirm(question) {
  const dialog = document.getElementById('confirmation');
  return new Promise((resolve) => {
    const answer = (yes) => () => {
      dialog.close();
      resolve(yes);
    };
    dialog.replaceChildren(
      h('div', { class: 'dialog-head' }, h('h2', { id: 'confirmation-title' }, question.title.text)),
      h('div', { class: 'dialog-body' }, textObject(question.text)),
      h(
        'div',
        { class: 'dialog-foot' },
        h('button', { type: 'button', onclick: answer(false) }, question.deny.text),
        h(
          'button',
          {
            type: 'button',
            class: question.style === 'danger' ? 'danger' : 'primary',
            onclick: answer(true),
          },
          question.confirm.text,
        ),
      ),
    );
    dialog.addEventListener('cancel', () => resolve(false), { once: true });
    dialog.showModal();
  });
}
