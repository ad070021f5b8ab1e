// node teams-manifest.mjs FOLDER: checks an unpacked Teams app against Microsoft's own schemas, offline.
// Prints one problem a line; status 1 when there is one.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");
const schemas = join(dirname(require.resolve("@microsoft/app-manifest/package.json")), "build", "json-schemas", "teams");

const [folder] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const manifest = read(join(folder, "manifest.json"));
const problems = [];

const check = (name, document, schemaFile) => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
  const validate = ajv.compile(read(join(schemas, `v${manifest.manifestVersion}`, schemaFile)));
  if (!validate(document)) {
    problems.push(...validate.errors.map((error) => `${name}${error.instancePath}: ${error.message}`));
  }
};

check("manifest.json", manifest, "MicrosoftTeams.schema.json");
for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages) {
  const translation = read(join(folder, file));
  check(file, translation, "MicrosoftTeams.Localization.schema.json");
  for (const key of Object.keys(translation).filter((key) => key !== "$schema")) {
    const target = key.replaceAll(/\[(\d+)\]/g, ".$1").split(".").reduce((node, part) => node?.[part], manifest);
    if (typeof target !== "string") {
      problems.push(`${file} (${languageTag}) translates ${key}, which the manifest does not have`);
    }
  }
}
for (const icon of Object.values(manifest.icons)) {
  if (!existsSync(join(folder, icon))) {
    problems.push(`${icon} is missing`);
  }
}

console.log(problems.join("\n"));
process.exit(problems.length === 0 ? 0 : 1);
