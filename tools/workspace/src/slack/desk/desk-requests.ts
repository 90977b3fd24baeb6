import { z } from 'zod';

const id = z.string().min(1);
const entered = z.union([z.string(), z.array(z.string()), z.null()]);
const values = z.record(z.string(), z.record(z.string(), entered));

/** The bodies of the desk's JSON endpoints. */
export const deskRequests = {
  member: z.strictObject({
    id,
    name: id,
    realName: id,
    timeZone: z.string().optional(),
    role: z.string().optional(),
    email: z.string().optional(),
  }),
  channel: z.strictObject({
    name: id,
    private: z.boolean().default(false),
    members: z.array(id).default([]),
    withBot: z.boolean().default(false),
  }),
  command: z.strictObject({
    member: id,
    command: z.string().regex(/^\/\S+$/),
    text: z.string().default(''),
    channel: id.optional(),
  }),
  click: z.strictObject({
    member: id,
    place: z.union([z.strictObject({ viewId: id }), z.strictObject({ channel: id, messageTs: id })]),
    blockId: id,
    actionId: id,
    value: entered.default(null),
    /** What else stands in the view, entered but not sent yet. */
    values: values.optional(),
  }),
  fill: z.strictObject({ member: id, viewId: id, values }),
  submit: z.strictObject({ member: id, viewId: id, values: values.default({}) }),
  close: z.strictObject({ member: id, viewId: id }),
  home: z.strictObject({ member: id }),
  say: z.strictObject({ member: id, channel: id, text: id, threadTs: id.optional() }),
  fault: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rate-limit'),
      method: id,
      retryAfterSeconds: z.int().min(0),
      times: z.int().min(1).default(1),
    }),
    z.strictObject({
      kind: z.literal('fail'),
      method: id,
      failure: z.union([z.int().min(400).max(599), id]),
      times: z.int().min(1).default(1),
    }),
    z.strictObject({ kind: z.literal('redeliver'), eventId: id }),
    z.strictObject({ kind: z.literal('refresh-sockets') }),
  ]),
};
