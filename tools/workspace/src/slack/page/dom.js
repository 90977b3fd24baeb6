/** Makes an element; `on…` properties become listeners, null and false are left out, text stays text. */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Replaces the content of a node, and gives the focus back to the element of the same id. */
export function replaceContent(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const scrolled = node.querySelector('.dialog-body')?.scrollTop;
  const selection =
    focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  node.replaceChildren(...children.filter(Boolean));
  if (scrolled) node.querySelector('.dialog-body').scrollTop = scrolled;
  const again = focused?.id ? document.getElementById(focused.id) : null;
  again?.focus({ preventScroll: true });
  if (again && selection && selection[0] !== null) again.setSelectionRange(...selection);
  return again !== null;
}

const safeLink = /^(https?:|mailto:)/i;

/** A link that opens elsewhere; other schemes than http, https and mailto stay text. */
export function link(url, ...children) {
  if (!safeLink.test(url)) return h('span', {}, ...children);
  return h('a', { href: url, target: '_blank', rel: 'noreferrer' }, ...children);
}

/** Says what happens, in the status line and in the modal that covers it. */
export function tell(text, trouble = false) {
  for (const line of document.querySelectorAll('#status, .dialog-status')) {
    line.textContent = text;
    line.classList.toggle('trouble', trouble);
  }
}
