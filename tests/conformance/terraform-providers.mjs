// The azurerm and random providers' arguments and attributes, as the TypeScript types that CDK for Terraform makes of them.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { any, camel } from './terraform-expressions.mjs';

const sourcePath = join(dirname(fileURLToPath(import.meta.url)), 'terraform-types.ts');
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16,
};
// The types are large: what was read for one folder serves the next.
const filesRead = new Map();

/** Where a resource's or data source's types are; undefined for a provider that is not known here. */
function importOf(type, isData) {
  const [, provider, rest] = /^(azurerm|random)_(\w+)$/.exec(type) ?? [];
  const words = isData ? `data_${type}` : rest;
  return provider && { module: `@cdktf/provider-${provider}/lib/${words.replaceAll('_', '-')}`, name: camel(`_${words}`) };
}

export class ProviderTypes {
  /** @param wanted [{type, isData}]; providers are named by themselves: ["azurerm"] */
  constructor(wanted, providers, problem) {
    const imports = new Map();
    for (const { type, isData } of wanted) {
      const found = importOf(type, isData);
      if (found) imports.set(found.name, found.module).set(`${found.name}Config`, found.module);
      else problem(type, 'belongs to no provider that is known here');
    }
    for (const name of providers) imports.set(`${camel(`_${name}`)}ProviderConfig`, `@cdktf/provider-${name}/lib/provider`);
    const program = programOf([...imports].map(([name, module]) => `import { ${name} } from '${module}'; export declare const $${name}: ${name};`).join('\n'));
    this.checker = program.getTypeChecker();
    const file = program.getSourceFile(sourcePath);
    for (const { messageText } of program.getSemanticDiagnostics(file)) problem('provider', ts.flattenDiagnosticMessageText(messageText, ' '));
    const exported = file.symbol ? this.checker.getExportsOfModule(file.symbol) : [];
    this.types = new Map(exported.map((symbol) => [symbol.name, this.checker.getTypeOfSymbol(symbol)]));
  }

  /** What a resource or data source takes. */
  config(type, isData) {
    return this.types.get(`$${importOf(type, isData)?.name}Config`);
  }

  providerConfig(name) {
    return this.types.get(`$${camel(`_${name}`)}ProviderConfig`);
  }

  /** What can be asked of a resource or data source. */
  instance(type, isData) {
    const instance = this.types.get(`$${importOf(type, isData)?.name}`);
    return instance ? { kind: 'instance', name: type, instance } : any;
  }

  /** The type of an attribute; undefined when there is none of that name. */
  attribute({ instance }, name) {
    const symbol = instance.getProperty(camel(name));
    return symbol && symbol.flags & ts.SymbolFlags.Accessor ? this.kindOf(this.checker.getTypeOfSymbol(symbol)) : undefined;
  }

  /** Arguments and blocks: by camelCase name, each with its TypeScript type and whether it may be left out. */
  members(type) {
    return new Map(this.checker.getPropertiesOfType(type)
      .filter((member) => member.declarations?.[0]?.parent?.name?.text !== 'TerraformMetaArguments')
      .map((member) => [member.name, { type: this.checker.getTypeOfSymbol(member), isOptional: Boolean(member.flags & ts.SymbolFlags.Optional) }]));
  }

  /** The body of a block and whether there may be several; undefined when the member is an argument. */
  block(type) {
    const only = this.plain(type);
    const isMany = this.checker.isArrayType(only);
    const body = isMany ? this.plain(this.checker.getTypeArguments(only)[0]) : only;
    return this.kindOf(body).kind === 'any' && body.isClassOrInterface() ? { body, isMany } : undefined;
  }

  kindOf(type) {
    const only = this.plain(type);
    if (only.flags & ts.TypeFlags.StringLike) return { kind: 'string' };
    if (only.flags & ts.TypeFlags.NumberLike) return { kind: 'number' };
    if (only.flags & ts.TypeFlags.BooleanLike) return { kind: 'bool' };
    if (this.checker.isArrayType(only)) return { kind: 'list', of: this.kindOf(this.checker.getTypeArguments(only)[0]) };
    const values = only.getStringIndexType();
    return values ? { kind: 'map', of: this.kindOf(values) } : any;
  }

  /** Without "undefined" and the placeholder that the types allow everywhere. */
  plain(type) {
    if (!type.isUnion()) return type;
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined) && part.symbol?.name !== 'IResolvable');
    if (parts.length === 1) return parts[0];
    return parts.every((part) => part.flags & ts.TypeFlags.BooleanLike) ? this.checker.getBooleanType() : type;
  }
}

function programOf(source) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === sourcePath || fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    if (path === sourcePath) return ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
    if (!filesRead.has(path)) filesRead.set(path, getSourceFile(path, ...rest));
    return filesRead.get(path);
  };
  return ts.createProgram([sourcePath], options, host);
}
