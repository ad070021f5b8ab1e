// Drives the fake Slack with the official client. Prints what it saw as one line of JSON.
import { WebClient, ErrorCode } from '@slack/web-api';

const [api, token, channel, question, user] = process.argv.slice(2);
const options = { slackApiUrl: api, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
const slack = new WebClient(token, options);
const errorOf = async (call) => {
  try {
    await call;
    return null;
  } catch (error) {
    return error.code === ErrorCode.RateLimitedError ? `retry after ${error.retryAfter}` : error.data?.error ?? error.message;
  }
};

const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Because.' } }];
const metadata = { event_type: 'briefbot_delivery', event_payload: { delivery_id: 'official' } };
const auth = await slack.auth.test();
const posted = await slack.chat.postMessage({ channel, thread_ts: question, text: 'Because.', blocks, metadata });
const found = await slack.conversations.replies({ channel, ts: question, include_all_metadata: true });
await slack.chat.update({ channel, ts: posted.ts, text: 'Because of the tide.', blocks });
const whispered = await slack.chat.postEphemeral({ channel, user, text: 'For you.' });
const person = await slack.users.info({ user, include_locale: true });
await slack.views.publish({ user_id: user, view: { type: 'home', blocks } });
const second = await slack.chat.postMessage({ channel, text: 'Soon gone.' });
await slack.chat.delete({ channel, ts: second.ts });
const history = await slack.conversations.history({ channel, include_all_metadata: true });

const errors = {
  badToken: await errorOf(new WebClient('xoxb-wrong', options).auth.test()),
  noChannel: await errorOf(slack.chat.postMessage({ channel: 'C0NONE', text: 'x' })),
  noText: await errorOf(slack.chat.postMessage({ channel })),
  longBlock: await errorOf(slack.chat.postMessage({ // elsewhere: this channel has had its share
    channel: channel + 'B', text: 'x', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } }],
  })),
  manyCharacters: await errorOf(slack.chat.postMessage({
    channel: channel + 'B', text: 'x', blocks: Array.from({ length: 5 }, () => ({ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(2900) } })),
  })),
  deletedTwice: await errorOf(slack.chat.delete({ channel, ts: second.ts })),
};
const flood = [];
for (let i = 0; i < 8; i++) flood.push(await errorOf(slack.chat.postMessage({ channel: channel + 'C', text: `${i}` })));

console.log(JSON.stringify({
  team: auth.team_id,
  thread: found.messages.find((message) => message.ts === posted.ts)?.thread_ts,
  delivery: found.messages.find((message) => message.ts === posted.ts)?.metadata?.event_payload?.delivery_id,
  whispered: typeof whispered.message_ts,
  locale: person.user.locale,
  zone: person.user.tz,
  inHistory: history.messages.length,
  errors,
  flood,
}));
