// Checks folders of Terraform against the providers' own schemas, without the providers: see terraform-providers.mjs.
//   node terraform-types.mjs FOLDER…    prints for each folder a line a problem; status 1 when there are any
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { any, camel, declaredType, describe, Expressions, fits, snake, typeOfLiteral } from './terraform-expressions.mjs';
import { ProviderTypes } from './terraform-providers.mjs';

const metaArguments = ['count', 'for_each', 'depends_on', 'lifecycle', 'provider'];
const string = { kind: 'string' };
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

class Configuration {
  static async read(folder) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
    const files = await Promise.all(names.map(async (name) => parse(name, readFileSync(join(folder, name), 'utf8'))));
    return new Configuration(files);
  }

  constructor(files) {
    const named = (kind) => files.flatMap((file) => Object.entries(file[kind] ?? {}));
    const typed = (kind) => named(kind).flatMap(([type, all]) => Object.entries(all)
      .map(([name, [body]]) => ({ type, name, body, isData: kind === 'data', where: `${kind === 'data' ? 'data.' : ''}${type}.${name}` })));
    this.variables = named('variable').map(([name, [body]]) => ({ name, body, where: `var.${name}` }));
    this.outputs = named('output').map(([name, [body]]) => ({ name, body, where: `output.${name}` }));
    this.locals = Object.assign({}, ...files.flatMap((file) => file.locals ?? []));
    this.resources = typed('resource');
    this.sources = typed('data');
    this.providers = named('provider');
  }
}

class Check {
  constructor(configuration) {
    this.configuration = configuration;
    this.problems = new Set();
    this.problem = (where, what) => this.problems.add(`${where} ${what}.`);
    const { variables, locals, resources, sources, providers } = configuration;
    this.types = new ProviderTypes([...resources, ...sources], providers.map(([name]) => name), this.problem);
    const table = (all) => Object.fromEntries(all.map(({ type, name, isData, body }) => [
      `${type}.${name}`, { instance: this.types.instance(type, isData), isMany: 'count' in body || 'for_each' in body }]));
    this.variableTypes = Object.fromEntries(variables.map(({ name, body }) => [name, declaredType(body.type ?? '') ?? any]));
    this.expressions = new Expressions(
      { variables: this.variableTypes, locals, resources: table(resources), data: table(sources) },
      (instance, name) => this.types.attribute(instance, name),
      this.problem);
  }

  async run() {
    const { variables, outputs, locals, resources, sources, providers } = this.configuration;
    for (const variable of variables) await this.variable(variable);
    // A variable that only its own validation names is not used.
    this.expressions.used.clear();
    for (const [name, value] of Object.entries(locals)) if (typeof value === 'string') await this.expressions.typeOf(value, `local.${name}`);
    for (const output of outputs) await this.output(output);
    for (const resource of [...resources, ...sources]) await this.resource(resource);
    for (const [name, bodies] of providers)
      for (const body of bodies) await this.body(body, this.types.providerConfig(name), `provider.${name}`, {});
    for (const { name, where } of variables) if (!this.expressions.used.has(`variables.${name}`)) this.problem(where, 'is not used');
    for (const name of Object.keys(locals)) if (!this.expressions.used.has(`locals.${name}`)) this.problem(`local.${name}`, 'is not used');
    return [...this.problems];
  }

  async variable({ name, where, body }) {
    const { type, description, default: byDefault, sensitive, validation = [], ...others } = body;
    for (const other of Object.keys(others)) this.problem(where, `has ${other}, which variables do not`);
    if (!description) this.problem(where, 'has no description');
    if (!declaredType(type ?? '')) this.problem(where, 'has no type that is known here');
    if (byDefault !== undefined) this.expect(this.variableTypes[name], typeOfLiteral(byDefault), `${where}.default`);
    for (const { condition, error_message: message, ...rest } of validation) {
      if (!condition || !message || Object.keys(rest).length > 0) this.problem(where, 'has a validation that is not a condition with an error_message');
      else this.expect({ kind: 'bool' }, await this.expressions.typeOf(condition, where), `${where}.validation`);
    }
  }

  async output({ where, body }) {
    const { value, description, sensitive, ...others } = body;
    for (const other of Object.keys(others)) this.problem(where, `has ${other}, which outputs do not`);
    if (!description) this.problem(where, 'has no description');
    if (typeof value !== 'string') this.problem(where, 'has no value');
    else await this.expressions.typeOf(value, where);
  }

  async resource({ type, isData, where, body }) {
    const config = this.types.config(type, isData);
    if (!config) return;
    await this.meta(body, where, this.types.members(config));
    const own = Object.fromEntries(Object.entries(body).filter(([key]) => !metaArguments.includes(key)));
    await this.body(own, config, where, 'for_each' in body ? { each: { kind: 'iterator', key: string, value: any } } : {});
  }

  async meta({ count, for_each: each, depends_on: after = [], lifecycle = [] }, where, members) {
    if (count !== undefined) this.expect({ kind: 'number' }, await this.typeOf(count, where, {}), `${where}.count`);
    if (each !== undefined) this.iterable(await this.typeOf(each, where, {}), `${where}.for_each`);
    for (const address of after) await this.expressions.typeOf(address, where);
    for (const ignored of lifecycle.flatMap((block) => block.ignore_changes ?? [])) {
      const argument = ignored.replace(/^\$\{(.*)\}$/, '$1');
      if (!members.has(camel(argument))) this.problem(`${where}.lifecycle`, `ignores ${argument}, which is not there`);
    }
  }

  async body(body, type, where, scope) {
    const members = this.types.members(type);
    const { dynamic = {}, ...given } = body;
    for (const [name, value] of Object.entries(given)) await this.member(name, value, members, `${where}.${name}`, scope);
    for (const [name, blocks] of Object.entries(dynamic))
      for (const block of blocks) await this.dynamic(name, block, members, `${where}.${name}`, scope);
    const present = new Set([...Object.keys(given), ...Object.keys(dynamic)].map(camel));
    for (const [name, { isOptional }] of members) if (!isOptional && !present.has(name)) this.problem(where, `needs ${snake(name)}`);
  }

  async member(name, value, members, where, scope) {
    const member = members.get(camel(name));
    // The types list an id that the schemas do not take, and know no difference of case.
    if (!member || name === 'id' || name !== name.toLowerCase()) return this.problem(where, 'is not known there');
    const block = this.types.block(member.type);
    return block ? this.blocks(value, block, where, scope) : this.argument(value, this.types.kindOf(member.type), where, scope);
  }

  async blocks(values, { body, isMany }, where, scope) {
    if (!Array.isArray(values) || !values.every(isObject)) return this.problem(where, 'is a block, not an argument');
    if (!isMany && values.length > 1) this.problem(where, 'may stand there once only');
    for (const value of values) await this.body(value, body, where, scope);
    return undefined;
  }

  async dynamic(name, { for_each: each, content, iterator = name }, members, where, scope) {
    const over = this.iterable(await this.typeOf(each, where, scope), where);
    const item = { kind: 'iterator', key: over.kind === 'map' ? string : any, value: over.of ?? any };
    await this.member(name, content, members, where, { ...scope, [iterator]: item });
  }

  async argument(value, wanted, where, scope) {
    if (Array.isArray(value) && value.length > 0 && value.every(isObject)) return this.problem(where, 'is an argument, not a block');
    const parts = Array.isArray(value) && wanted.kind === 'list' ? value.entries() : isObject(value) && wanted.kind === 'map' ? Object.entries(value) : undefined;
    if (!parts) return this.expect(wanted, await this.typeOf(value, where, scope), where);
    for (const [key, part] of parts) await this.argument(part, wanted.of, `${where}[${key}]`, scope);
    return undefined;
  }

  async typeOf(value, where, scope) {
    return typeof value === 'string' ? this.expressions.typeOf(value, where, scope) : typeOfLiteral(value);
  }

  iterable(type, where) {
    if (!['list', 'map', 'any'].includes(type.kind)) this.problem(where, `goes through a ${describe(type)}`);
    return type;
  }

  expect(wanted, given, where) {
    if (!fits(given, wanted)) this.problem(where, `is ${describe(given)}, where ${describe(wanted)} is wanted`);
  }
}

/** What is wrong with a folder, a sentence each. One that cannot be read has one problem. */
async function problemsOf(folder) {
  try {
    return await new Check(await Configuration.read(folder)).run();
  } catch (unreadable) {
    return [unreadable.message];
  }
}

for (const folder of process.argv.slice(2)) {
  const problems = await problemsOf(folder);
  console.log([`${folder}: ${problems.length} problems`, ...problems].join('\n'));
  if (problems.length > 0) process.exitCode = 1;
}
