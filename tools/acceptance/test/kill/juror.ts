import { z } from 'zod';
import { NotInTimeError, until } from '../../src/until.ts';
import { attempt, LostError } from './lost.ts';

const views = z.array(z.object({ id: z.string(), blocks: z.array(z.looseObject({ block_id: z.string() })) }));
const gradeBlock = z.object({
  block_id: z.string(),
  element: z.object({ type: z.literal('static_select'), action_id: z.string() }),
});
const submitted = z.object({ ok: z.boolean() });

/** What one juror was told about one entry: the grade last acknowledged, and those sent since without an answer. */
export type AcknowledgedGrade = { code: string; grade: number | null; readonly unanswered: number[] };

/** A juror who grades every entry again and again, all seven criteria alike, and believes only what was answered. */
export async function gradeAgainAndAgain(
  slack: string,
  member: string,
  codes: readonly string[],
  record: Map<string, AcknowledgedGrade>,
  stopped: AbortSignal,
): Promise<number> {
  let acknowledged = 0;
  for (let round = 0; !stopped.aborted; round += 1) {
    for (const code of codes) {
      if (stopped.aborted) break;
      const own = record.get(code) ?? { code, grade: null, unanswered: [] };
      record.set(code, own);
      const grade = (round * 2 + code.length + round) % 6;
      if (await attempt(stopped, () => gradeOnce(slack, member, own, grade))) acknowledged += 1;
    }
  }
  return acknowledged;
}

async function gradeOnce(
  slack: string,
  member: string,
  own: AcknowledgedGrade,
  grade: number,
): Promise<boolean> {
  await desk(slack, 'command', { member, command: '/noter', text: own.code });
  const grid = await findGrid(slack, member, own.code);
  if (!grid) return false;
  const values = Object.fromEntries(
    grid.selects.map(({ block_id: block, element }) => [block, { [element.action_id]: String(grade) }]),
  );
  own.unanswered.push(grade);
  const { ok } = submitted.parse(await desk(slack, 'submit', { member, viewId: grid.id, values }));
  if (ok) {
    own.grade = grade;
    own.unanswered.length = 0;
  }
  for (const { id } of (await openViews(slack, member)).toReversed())
    await desk(slack, 'close', { member, viewId: id });
  return ok;
}

/** The grid of an entry once its window has filled; null when the window is gone, or its bot died over it. */
async function findGrid(slack: string, member: string, code: string) {
  const look = async () => {
    const view = (await openViews(slack, member)).at(-1);
    if (!view) return 'gone';
    const selects = view.blocks.flatMap((block) => gradeBlock.safeParse(block).data ?? []);
    return selects[0]?.block_id.includes(code) && { id: view.id, selects };
  };
  try {
    const found = await until('a grid', look, 4_000);
    return found === 'gone' ? null : found;
  } catch (error) {
    if (error instanceof NotInTimeError) return null;
    throw error;
  }
}

const openViews = async (slack: string, member: string) =>
  views.parse(await read(await fetch(`${slack}/desk/views?member=${member}`)));

async function desk(slack: string, act: string, body: object): Promise<unknown> {
  return read(
    await fetch(`${slack}/desk/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function read(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new LostError(String(answer.status));
  return answer.json();
}
