// node teams-cards.mjs FILE: type-checks a JSON array of Adaptive Cards against @microsoft/teams.cards.
// Prints the compiler's messages; status 1 when there is one.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ts = createRequire(import.meta.url)("typescript");
const [file] = process.argv.slice(2);
const cards = JSON.parse(readFileSync(file, "utf8"));

// Literals, so that a property too many is an error as well as one too few or of another type. What the types leave to
// anybody ("fallback", say) stays unchecked.
const name = fileURLToPath(new URL("cards-under-test.ts", import.meta.url));
const source = [
  'import type { IAdaptiveCard } from "@microsoft/teams.cards";',
  ...cards.map((card, i) => `export const card${i}: IAdaptiveCard = ${JSON.stringify(card, null, 1)};`),
].join("\n");

const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: [], skipLibCheck: true };
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (path) => path === name || fileExists(path);
host.readFile = (path) => (path === name ? source : readFile(path));
host.getSourceFile = (path, version, ...rest) =>
  path === name ? ts.createSourceFile(name, source, version) : getSourceFile(path, version, ...rest);
const program = ts.createProgram([name], options, host);
const lines = source.split("\n");
const messages = ts.getPreEmitDiagnostics(program).map((problem) => {
  const text = ts.flattenDiagnosticMessageText(problem.messageText, " ");
  if (problem.file?.fileName !== name) return text;
  const { line } = problem.file.getLineAndCharacterOfPosition(problem.start);
  return `${line + 1}: ${text} | ${lines[line].trim().slice(0, 120)}`;
});
console.log(messages.join("\n"));
process.exit(messages.length === 0 ? 0 : 1);
