import type { ActionArgs } from '../action-args.ts';

/** A link's button: the browser opens the file, Slack only wants to hear that we know. */
export const openFile =
  () =>
  async ({ ack }: ActionArgs): Promise<void> => {
    await ack();
  };
