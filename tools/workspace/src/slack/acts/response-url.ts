import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { describeIssues } from '../block-kit/describe-issues.ts';
import type { ResponseUrl, Workspace } from '../state/workspace.ts';
import { answerContent, applyAnswer } from './answer-content.ts';

const lifetimeMs = 30 * 60_000;
const maxUses = 5;

/** A response_url for what this person did there: five answers, within thirty minutes. */
export function issueResponseUrl(
  workspace: Workspace,
  origin: string,
  place: Pick<ResponseUrl, 'channel' | 'memberId' | 'messageTs'>,
): { url: string; record: ResponseUrl } {
  const key = randomBytes(16).toString('hex');
  const record: ResponseUrl = { ...place, issuedAt: workspace.clock(), answers: [], uses: 0 };
  workspace.responseUrls.set(key, record);
  return { url: `${origin}/slack/response/${key}`, record };
}

/** Where response_urls lead. */
export function createResponseApp(workspace: Workspace): Hono {
  const app = new Hono();
  app.post('/:key', async (http) => {
    const url = workspace.responseUrls.get(http.req.param('key'));
    if (url === undefined) return http.json({ ok: false, error: 'invalid_url' }, 404);
    if (workspace.clock() - url.issuedAt > lifetimeMs) {
      return http.json({ ok: false, error: 'expired_url' }, 404);
    }
    if (url.uses >= maxUses) return http.json({ ok: false, error: 'used_url' }, 404);
    const body: unknown = await http.req.json().catch(() => undefined);
    const parsed = answerContent.safeParse(body, { reportInput: true });
    if (!parsed.success) {
      const messages = describeIssues(parsed.error.issues, '');
      return http.json({ ok: false, error: 'invalid_blocks', response_metadata: { messages } }, 400);
    }
    const outcome = applyAnswer(workspace, url, parsed.data);
    if (outcome === 'no_text' || outcome === 'message_not_found') {
      return http.json({ ok: false, error: outcome }, 400);
    }
    url.uses += 1;
    return http.text('ok');
  });
  return app;
}
