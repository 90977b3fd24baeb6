import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { command, nowInSeconds, post, signatureOf, startReceiver } from './receiver-rig.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const start = async (listen: (app: App) => void, ackDeadline?: number) => {
  const receiver = await startReceiver(listen, ackDeadline);
  stops.push(receiver.stop);
  return receiver;
};

const acknowledging = (app: App): void => {
  app.command('/noter', async ({ ack, command: { text } }) => ack(`reçu ${text}`));
};

describe('signatures', () => {
  it('accepts what Slack signed just now, accents and all', async () => {
    const { url } = await start(acknowledging);
    const response = await post(url, command('été'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('reçu été');
  });

  it.each([
    ['forged', { signature: `v0=${'0'.repeat(64)}` }],
    ['of another secret', { signature: signatureOf(command(), String(nowInSeconds()), 'another') }],
    ['of no known version', { signature: 'v1=00' }],
    ['empty', { signature: '' }],
    ['replayed after five minutes', { timestamp: String(nowInSeconds() - 301) }],
    ['dated two minutes ahead', { timestamp: String(nowInSeconds() + 120) }],
    ['dated years ahead', { timestamp: '99999999999' }],
    ['dated with no number', { timestamp: 'NaN' }],
    ['dated with a fraction', { timestamp: `${nowInSeconds()}.5` }],
    ['dated negatively', { timestamp: '-1' }],
  ])('refuses a signature that is %s', async (_, over) => {
    let handled = 0;
    const { url, lines } = await start((app) => {
      app.command('/noter', async ({ ack }) => {
        handled += 1;
        await ack();
      });
    });
    expect((await post(url, command(), over)).status).toBe(401);
    expect(handled).toBe(0);
    expect(lines.join('')).toContain('refused a request');
  });

  it('refuses a request without any signature', async () => {
    const { url } = await start(acknowledging);
    const response = await fetch(url, { method: 'POST', body: command() });
    expect(response.status).toBe(401);
  });

  it('refuses a body that was changed after it was signed', async () => {
    const { url } = await start(acknowledging);
    const timestamp = String(nowInSeconds());
    const signature = signatureOf(command('SOC-001'), timestamp);
    expect((await post(url, command('SOC-002'), { timestamp, signature })).status).toBe(401);
  });
});

describe('envelopes', () => {
  it('answers the challenge of a new request URL', async () => {
    const { url } = await start(acknowledging);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await post(url, body, { headers: { 'content-type': 'application/json' } });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('answers a check of the certificate', async () => {
    const { url } = await start(acknowledging);
    expect((await post(url, 'ssl_check=1&token=x')).status).toBe(200);
  });

  it.each(['payload=%7Bbroken', 'payload=null'])('refuses %s as malformed', async (body) => {
    const { url } = await start(acknowledging);
    expect((await post(url, body)).status).toBe(400);
  });

  it('refuses a body beyond a megabyte', async () => {
    const { url } = await start(acknowledging);
    expect((await post(url, `text=${'x'.repeat(1_100_000)}`)).status).toBe(413);
  });
});

describe('acknowledgements', () => {
  it('answers 500 at once when a listener fails before its ack, and logs no data of the error', async () => {
    const { url, lines } = await start((app) => {
      app.command('/noter', async () => {
        throw Object.assign(new Error('broken'), { grades: { objectifs: 5 }, detail: 'row (5)' });
      });
    });
    const response = await post(url, command());
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('internal error');
    expect(lines.join('')).toContain('a listener failed');
    expect(lines.join('')).not.toMatch(/objectifs|row \(5\)/);
  });

  it('answers 503 when a listener is too late', async () => {
    const { url } = await start((app) => {
      app.command('/noter', () => new Promise(() => {}));
    }, 50);
    expect((await post(url, command())).status).toBe(503);
  });

  it('answers 404 when nobody listens', async () => {
    const { url } = await start(() => {});
    expect((await post(url, command())).status).toBe(404);
  });

  it('keeps its first answer when a listener acknowledges twice, and says so in the log', async () => {
    const { url, lines } = await start((app) => {
      app.command('/noter', async ({ ack }) => {
        await ack('une fois');
        await ack('deux fois');
      });
    });
    expect(await (await post(url, command())).text()).toBe('une fois');
    await expect.poll(() => lines.join('')).toContain('slack_bolt_receiver_ack_multiple_error');
  });
});
