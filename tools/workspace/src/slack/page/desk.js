async function answerOf(response) {
  if (!response.ok) throw new Error(`Le serveur local a répondu ${response.status}.`);
  return response.json();
}

/** Reads from the desk. */
export async function read(path, query = {}) {
  return answerOf(await fetch(`/slack/desk/${path}?${new URLSearchParams(query)}`));
}

/** Acts as a person. */
export async function act(path, body) {
  return answerOf(
    await fetch(`/slack/desk/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Calls back after each change, once for those that come together. */
export function watch(onChange) {
  let planned = false;
  const changes = new EventSource('/slack/desk/events');
  changes.addEventListener('change', () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      onChange();
    }, 30);
  });
}
