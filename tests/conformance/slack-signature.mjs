// Asks the official verification whether Slack signed this. Prints true or false.
import { isValidSlackRequest } from '@slack/bolt';

const [signingSecret, signature, timestamp, body] = process.argv.slice(2);
const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) };
console.log(isValidSlackRequest({ signingSecret, body, headers, logger: { debug() {}, info() {}, warn() {}, error() {} } }));
