import { detachVideo } from '@palmares/contest/acts/attach-file';
import type { FileKind } from '@palmares/rules/application';
import { Hono } from 'hono';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { forgetBlobs } from '../../uploads/forget-blobs.ts';
import { abandonUpload } from '../../uploads/resumable/abandon-upload.ts';
import { describeUploadRefusal } from '../../uploads/upload-problems.ts';
import { sendNoSession, viewOpened, withApplication } from '../application/open-application.ts';
import { stepPath } from '../application/show-steps.ts';
import { filesPage } from './files-page.ts';
import { receiveFormFile } from './receive-form-file.ts';

/** The page of an application's files, and what its forms send. */
export function filePageRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { contest } = deps;
  const routes = new Hono<ApiEnv>();

  routes.get(
    '/candidature/:id/fichiers',
    withApplication(deps, (c, { opened }) =>
      c.html(filesPage(contest, opened, { done: c.req.query('fait') })),
    ),
  );

  routes.post('/candidature/:id/dossier', receive('dossier'));
  routes.post('/candidature/:id/video', receive('video'));

  function receive(kind: FileKind) {
    return withApplication(deps, async (c, { person, opened }) => {
      const { id } = opened.application;
      const outcome = await receiveFormFile(deps, c.env.incoming, { person, id, kind });
      switch (outcome.kind) {
        case 'attached':
          return c.redirect(`${stepPath(id, 'fichiers')}?fait=${kind}`, 303);
        case 'not-found':
        case 'forbidden':
          return sendNoSession(deps, c);
        case 'withdrawn':
          return c.redirect(stepPath(id, 'fiche'), 303);
        case 'unavailable':
          deps.log.error({ err: outcome.cause, file: kind }, 'a received file could not be examined');
          break;
        case 'cut-short':
        case 'no-space':
        case 'refused':
        case 'too-large':
        case 'too-slow':
          break;
      }
      const message = describeUploadRefusal(outcome, kind, contest.edition.limits);
      const now = await viewOpened(deps, person, id);
      if (!now) return sendNoSession(deps, c);
      return c.html(filesPage(contest, now, { error: { kind, message } }), 422);
    });
  }

  routes.post(
    '/candidature/:id/video-retirer',
    withApplication(deps, async (c, { person, opened }) => {
      const { id } = opened.application;
      await deps.resumable.checks.turnOf(id);
      const outcome = await detachVideo(contest, person, id);
      if (outcome.kind === 'detached') await forgetBlobs(deps, outcome.obsoleteBlobKeys);
      const done = outcome.kind === 'detached' ? '?fait=video-retiree' : '';
      return c.redirect(`${stepPath(id, 'fichiers')}${done}`, 303);
    }),
  );

  routes.post(
    '/candidature/:id/envois/:upload/abandonner',
    withApplication(deps, async (c, { opened }) => {
      const { id } = opened.application;
      const isGone = await abandonUpload(deps, id, c.req.param('upload') ?? '');
      return c.redirect(`${stepPath(id, 'fichiers')}${isGone ? '?fait=envoi-abandonne' : ''}`, 303);
    }),
  );

  return routes;
}
