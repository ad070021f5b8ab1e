// Connects the official Socket Mode client to the fake Slack: acknowledges what comes, and says on standard output what
// happened, one line each. Ends when it has acknowledged as many events as it was told.
import { LogLevel, SocketModeClient } from '@slack/socket-mode';

const [api, appToken, count] = process.argv.slice(2);
const client = new SocketModeClient({
  appToken,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: api, retryConfig: { retries: 3, minTimeout: 50, maxTimeout: 100 } },
});
let left = Number(count);
client.on('connected', () => console.log('connected'));
client.on('slack_event', async ({ ack, type, body, retry_num }) => {
  await ack(type === 'slash_commands' ? { text: 'Looking …' } : undefined);
  console.log(`${type} ${body.event?.text ?? body.command}`);
  if (--left === 0) {
    await client.disconnect();
    process.exit(0);
  }
});
await client.start();
