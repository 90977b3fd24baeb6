import { renderBlocks } from './blocks.js';
import { h, replaceContent } from './dom.js';
import { mrkdwn } from './mrkdwn.js';
import { clickElement } from './surface.js';

const clock = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

function message(member, shown, redraw) {
  const surface = {
    id: `m${shown.ts.replace('.', '-')}`,
    values: shown.values,
    click: (blockId, actionId, value) =>
      clickElement(member, { channel: shown.channel, messageTs: shown.ts }, blockId, actionId, value),
    restore: redraw,
  };
  const kind = `message ${shown.ephemeral ? 'ephemeral' : ''} ${shown.threadTs ? 'reply' : ''}`;
  return h(
    'li',
    { class: kind, 'data-ts': shown.ts, 'data-ephemeral': shown.ephemeral },
    h(
      'p',
      { class: 'author' },
      shown.userName,
      h('span', { class: 'note' }, clock.format(Number(shown.ts) * 1000)),
      shown.ephemeral && h('span', { class: 'note' }, 'visible par vous seul'),
      shown.edited && h('span', { class: 'note' }, '(modifié)'),
    ),
    shown.blocks.length > 0 ? renderBlocks(shown.blocks, surface) : mrkdwn(shown.text),
  );
}

/** The messages of a conversation; the last one is brought into view when there are new ones. */
export function showConversation(node, member, messages) {
  const before = node.querySelectorAll('.message').length;
  const redraw = () => showConversation(node, member, messages);
  const list = h(
    'ol',
    { class: 'messages', 'aria-label': 'Messages' },
    ...messages.map((shown) => message(member, shown, redraw)),
  );
  replaceContent(
    node,
    messages.length > 0 ? list : h('p', { class: 'empty' }, 'Aucun message pour l’instant.'),
  );
  if (messages.length !== before) node.scrollTop = node.scrollHeight;
}
