import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { chooseGrade } from './contest-data/grades.ts';
import type { DemoMember } from './contest-data/people.ts';
import { ask, type DepositedEntry } from './deposit-applications.ts';

const views = z.array(z.object({ id: z.string(), blocks: z.array(z.looseObject({ block_id: z.string() })) }));
const gradeBlock = z.object({
  block_id: z.string(),
  element: z.object({ type: z.literal('static_select'), action_id: z.string() }),
});
const submitted = z.object({ ok: z.boolean() });

/** One juror's sheet to fill. */
export type Reading = { readonly juror: DemoMember; readonly code: string };

/**
 * Half of all sheets: each entry is read by half of its jury, and neighbours share readers, so that everybody's marks can
 * be compared through somebody's.
 */
export function planHalf(jurors: readonly DemoMember[], entries: readonly DepositedEntry[]): Reading[] {
  const byCategory = Map.groupBy(
    entries.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ({ category }) => category,
  );
  const seats = Map.groupBy(jurors, ({ category }) => category);
  return Array.from(byCategory).flatMap(([category, own]) =>
    own.flatMap(({ code }, row) =>
      (seats.get(category) ?? []).flatMap((juror, column) =>
        (row + column) % 4 < 2 ? [{ juror, code }] : [],
      ),
    ),
  );
}

/**
 * Fills one sheet as its juror: `/noter`, a choice for each criterion, the window's button. The local Slack signs each
 * request to the bot. False where the juror is recused from the entry and gets no grid.
 */
export async function gradeInSlack(slack: string, { juror, code }: Reading): Promise<boolean> {
  const member = juror.slackUserId;
  const post = (act: string, body: object) =>
    ask(`${slack}/desk/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ member, ...body }),
    });
  await post('command', { command: '/noter', text: code });
  const view = await findGrid(`${slack}/desk/views?member=${member}`);
  if (!view) {
    await closeAll();
    return false;
  }
  const values: Record<string, Record<string, string>> = {};
  for (const { block_id: block, element } of view.selects) {
    const criterion = block.slice(block.lastIndexOf(':') + 1);
    values[block] = { [element.action_id]: String(chooseGrade(code, member, criterion)) };
  }
  const { ok } = submitted.parse(await post('submit', { viewId: view.id, values }));
  if (!ok) throw new Error(`${member} could not submit ${code}`);
  await closeAll();
  return true;

  async function closeAll() {
    const open = views.parse(await ask(`${slack}/desk/views?member=${member}`, {}));
    for (const { id: viewId } of open.toReversed()) await post('close', { viewId });
  }
}

/** The window opens light and fills a moment later; null when what it fills with is no grid. */
async function findGrid(url: string) {
  const giveUpAt = performance.now() + 10_000;
  while (performance.now() < giveUpAt) {
    const view = views.parse(await ask(url, {})).at(-1);
    const selects = view?.blocks.flatMap((block) => gradeBlock.safeParse(block).data ?? []) ?? [];
    if (view && selects.length > 0) return { id: view.id, selects };
    if (view && !JSON.stringify(view.blocks).includes('Chargement…')) return null;
    await setTimeout(20);
  }
  throw new Error('The grading window did not fill within 10 s');
}
