import type { StateValues } from '../block-kit/element-state.ts';
import type { NamedBlock } from '../block-kit/name-blocks.ts';
import type { PlainText } from '../block-kit/text-objects.ts';
import type { View } from './views.ts';
import type { Workspace } from './workspace.ts';

/** A view as the Web API answers it and as payloads carry it. */
export type ViewBody = {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: NamedBlock[];
  private_metadata: string;
  callback_id: string;
  state: { values: StateValues };
  hash: string;
  title: PlainText;
  clear_on_close: boolean;
  notify_on_close: boolean;
  close: PlainText | null;
  submit: PlainText | null;
  previous_view_id: string | null;
  root_view_id: string;
  app_id: string;
  external_id: string;
  app_installed_team_id: string;
  bot_id: string;
};

export function viewBody(workspace: Workspace, view: View): ViewBody {
  return {
    id: view.id,
    team_id: workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: structuredClone(view.values) },
    hash: view.hash,
    title: view.title,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: workspace.bot.appId,
    external_id: view.externalId,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.bot.botId,
  };
}
