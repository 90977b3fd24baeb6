import { enterAgain, enteredIn, renderBlocks } from './blocks.js';
import { h, replaceContent } from './dom.js';
import { clickElement } from './surface.js';

/** The app's Home, as last published for this person. */
export function showHome(node, member, view) {
  if (view === null) {
    replaceContent(node, h('p', { class: 'empty' }, 'L’application n’a pas encore publié d’accueil.'));
    return;
  }
  const entered = node.querySelector('.home')?.dataset.view === view.id ? enteredIn(node) : {};
  const surface = {
    id: view.id,
    values: view.state.values,
    click: (blockId, actionId, value) =>
      clickElement(member, { viewId: view.id }, blockId, actionId, value, enteredIn(node)),
    restore: () => showHome(node, member, view),
  };
  replaceContent(node, h('div', { class: 'home', 'data-view': view.id }, renderBlocks(view.blocks, surface)));
  enterAgain(node, entered);
}
