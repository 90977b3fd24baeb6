import { showConversation } from './conversation.js';
import { act, read, watch } from './desk.js';
import { h, replaceContent, tell } from './dom.js';
import { showHome } from './home.js';
import { showModal } from './modal.js';
import { setNames } from './mrkdwn.js';
import { report } from './surface.js';

const byId = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.search);
let member = parameters.get('member');
let place = parameters.get('view') ?? 'home';
let drawn = {};

const headings = [
  ['Salons', (channel) => channel.kind === 'public' || channel.kind === 'private'],
  ['Messages directs', (channel) => channel.kind === 'direct' || channel.kind === 'group-direct'],
];
const kindWords = {
  public: 'salon public',
  private: 'salon privé',
  direct: 'message direct',
  'group-direct': 'message direct à plusieurs',
};

const labelOf = (channel) => {
  if (channel.kind === 'public') return `# ${channel.name}`;
  return channel.kind === 'private' ? `# ${channel.name} (privé)` : channel.name;
};

function remember() {
  const query = new URLSearchParams({ member, view: place });
  history.replaceState(null, '', `?${query}`);
}

/** Opens the app's Home, as Slack does each time the person comes to it. */
async function openHome() {
  const { lastAck } = await act('home', { member });
  report({ ok: lastAck.kind === 'acknowledged', reason: lastAck.kind });
}

function go(next) {
  place = next;
  drawn = {};
  remember();
  if (place === 'home') void openHome();
  void refresh();
}

function placeButton(id, label, title) {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        id: `place-${id}`,
        title,
        'data-place': id,
        'aria-current': place === id && 'page',
        onclick: () => go(id),
      },
      label,
    ),
  );
}

function showPlaces(channels) {
  const lists = headings.flatMap(([heading, belongs]) => {
    const own = channels.filter(belongs);
    if (own.length === 0) return [];
    const items = own.map((channel) => placeButton(channel.id, labelOf(channel), kindWords[channel.kind]));
    return [h('h2', {}, heading), h('ul', {}, ...items)];
  });
  replaceContent(byId('places'), h('ul', {}, placeButton('home', 'Accueil')), ...lists);
}

/** Draws one part of the page again, only when what it shows has changed. */
function drawIfChanged(part, data, draw) {
  const text = JSON.stringify(data);
  if (drawn[part] === text) return;
  drawn[part] = text;
  draw();
}

function showMembers(members) {
  setNames((id) => members.find((person) => person.id === id)?.realName);
  if (!members.some((person) => person.id === member)) member = members[0]?.id ?? null;
  byId('member').replaceChildren(
    ...members.map((person) =>
      h(
        'option',
        { value: person.id, selected: person.id === member },
        person.role ? `${person.realName} — ${person.role}` : person.realName,
      ),
    ),
  );
}

async function refresh() {
  const members = await read('members');
  drawIfChanged('members', [members, member], () => showMembers(members));
  if (member === null) {
    tell('Personne n’a encore été ajouté à cet espace.');
    return;
  }
  const [channels, views] = await Promise.all([read('channels', { member }), read('views', { member })]);
  const channel = channels.find(({ id }) => id === place);
  const direct = place === 'direct' ? channels.find(({ kind }) => kind === 'direct') : undefined;
  if (direct) return go(direct.id);
  const asked = { member, place };
  const content = channel
    ? await read('messages', { member, channel: place })
    : await read('home', { member });
  if (asked.member !== member || asked.place !== place) return undefined;
  byId('place-title').textContent = channel ? labelOf(channel) : 'Accueil';
  byId('composer').hidden = !channel?.joined;
  drawIfChanged('places', [channels, place], () => showPlaces(channels));
  drawIfChanged('content', [place, content], () => {
    if (channel) showConversation(byId('content'), member, content);
    else showHome(byId('content'), member, content);
  });
  showModal(member, views);
  return undefined;
}

byId('member').addEventListener('change', (event) => {
  member = event.target.value;
  showModal(member, []);
  go('home');
});

async function send() {
  const field = byId('message');
  const typed = field.value.trim();
  if (typed === '') return;
  field.value = '';
  tell('Envoi en cours…');
  if (!typed.startsWith('/')) {
    await act('say', { member, channel: place, text: typed });
    tell('');
    return;
  }
  const [command, ...rest] = typed.split(/\s+/);
  const result = await act('command', { member, command, text: rest.join(' '), channel: place });
  tell(result.status === 'ok' ? '' : 'La commande n’a pas abouti.', result.status !== 'ok');
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});

addEventListener('unhandledrejection', () => tell('Le Slack local ne répond pas.', true));

byId('commands').replaceChildren(...(await read('commands')).map((value) => h('option', { value })));
await refresh();
if (member !== null) {
  remember();
  if (place === 'home') void openHome();
}
watch(() => void refresh());
