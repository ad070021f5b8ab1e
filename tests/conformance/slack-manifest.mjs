// Reads a manifest in YAML, and writes it as a typed literal for tsc.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const [source, target] = process.argv.slice(2);
const manifest = parse(readFileSync(source, 'utf8'));
// The types of this version do not know the scope yet that the assistant's methods ask for.
const scopes = manifest.oauth_config?.scopes;
if (scopes?.bot) scopes.bot = scopes.bot.filter((scope) => scope !== 'assistant:write');
writeFileSync(target, `import type { Manifest } from '@slack/web-api/dist/types/request/manifest';
export const manifest: Manifest = ${JSON.stringify(manifest, null, 2)};
`);
console.log(JSON.stringify(manifest));
