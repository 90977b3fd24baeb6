import { h, link } from './dom.js';

const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const decode = (text) => text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity]);

const inlinePattern =
  /`([^`\n]+)`|<([^>\n]+)>|(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~([^~\n]+)~(?![\p{L}\p{N}])/gu;

let names = () => undefined;

/** Tells how to find a member's name for a mention. */
export function setNames(lookup) {
  names = lookup;
}

function reference(inside) {
  const [target, label] = inside.split('|');
  if (target.startsWith('@')) {
    return h('span', { class: 'mention' }, `@${names(target.slice(1)) ?? label ?? target.slice(1)}`);
  }
  if (target.startsWith('#')) return h('span', { class: 'mention' }, `#${label ?? target.slice(1)}`);
  if (target.startsWith('!')) return h('span', {}, label ?? target.slice(1));
  return link(decode(target), ...inline(label ?? target));
}

/** Bold, italic, struck, code, links and mentions of one line. */
function inline(text) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(inlinePattern)) {
    const [whole, code, angle, bold, italic, struck] = match;
    if (match.index > last) nodes.push(decode(text.slice(last, match.index)));
    if (code !== undefined) nodes.push(h('code', {}, decode(code)));
    else if (angle !== undefined) nodes.push(reference(angle));
    else if (bold !== undefined) nodes.push(h('strong', {}, ...inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, ...inline(italic)));
    else nodes.push(h('s', {}, ...inline(struck)));
    last = match.index + whole.length;
  }
  if (last < text.length) nodes.push(decode(text.slice(last)));
  return nodes;
}

const kinds = [
  { tag: 'blockquote', pattern: /^(?:&gt;|>) ?/ },
  { tag: 'ul', pattern: /^\s*[•◦-] / },
  { tag: 'ol', pattern: /^\s*\d+\. / },
];

function lines(text) {
  const blocks = [];
  for (const line of text.split('\n')) {
    const kind = kinds.find(({ pattern }) => pattern.test(line));
    const tag = kind?.tag ?? 'p';
    const content = inline(kind ? line.replace(kind.pattern, '') : line);
    let block = blocks.at(-1);
    if (block === undefined || block.localName !== tag) {
      block = h(tag);
      blocks.push(block);
    } else if (tag === 'p' || tag === 'blockquote') block.append(h('br'));
    if (tag === 'ul' || tag === 'ol') block.append(h('li', {}, ...content));
    else block.append(...content);
  }
  return blocks;
}

/** Slack's mrkdwn as elements; nothing in it can become markup of the page. */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]*?)\n?```/g);
  const children = parts.flatMap((part, index) => {
    if (index % 2 === 1) return [h('pre', {}, decode(part))];
    return part === '' ? [] : lines(part);
  });
  return h('div', { class: 'mrkdwn' }, ...children);
}

/** A text object of either kind. */
export function textObject(text) {
  return text.type === 'mrkdwn' ? mrkdwn(text.text) : h('span', { class: 'plain' }, text.text);
}

/** The words of a mrkdwn text, for accessible names. */
export function wordsOf(text) {
  return (text.type === 'mrkdwn' ? mrkdwn(text.text).textContent : text.text).trim();
}
