// The types of Terraform's expressions, as far as they can be told without running Terraform, and whether everything
// that they name is declared. A type is {kind}: string, number, bool, list (with "of"), map (with "of"), instance
// (of a resource, with its TypeScript type) or any.
import { getExpressionAst } from '@cdktf/hcl2json';

export const any = { kind: 'any' };
const string = { kind: 'string' };
const number = { kind: 'number' };
const bool = { kind: 'bool' };
const list = (of = any) => ({ kind: 'list', of });
const map = (of = any) => ({ kind: 'map', of });

// Those that infra/ uses. A misspelt one is not among them.
const functions = {
  alltrue: bool, can: bool, contains: bool, startswith: bool,
  floor: number, length: number,
  join: string, lower: string, replace: string,
  keys: list(string), regex: any, merge: map(), nonsensitive: (argument) => argument, toset: (argument) => argument, one: (argument) => argument.of ?? any,
};

export const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
export const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The declared type of a variable, from what stands after "type =". */
export function declaredType(text) {
  const [, constructor, inner] = /^\$\{(\w+)(?:\((.*)\))?\}$/s.exec(text) ?? [];
  if (['string', 'number', 'bool', 'any'].includes(constructor) && inner === undefined) return { kind: constructor };
  if (['list', 'set'].includes(constructor)) return list(declaredType(`\${${inner}}`));
  if (constructor === 'map') return map(declaredType(`\${${inner}}`));
  return undefined;
}

export function typeOfLiteral(value) {
  if (Array.isArray(value)) return list(value.length ? typeOfLiteral(value[0]) : any);
  if (value === null) return any;
  return { object: map(), boolean: bool }[typeof value] ?? { kind: typeof value };
}

/** Whether a value of this type can stand where that one is wanted. Terraform would turn 3 into "3"; here it may not. */
export function fits(given, wanted) {
  if (given.kind === 'any' || wanted.kind === 'any') return true;
  if (given.kind === 'instance' || wanted.kind === 'instance') return given.kind === wanted.kind;
  return given.kind === wanted.kind && (!given.of || !wanted.of || fits(given.of, wanted.of));
}

export const describe = (type) => (type.of ? `${type.kind}(${describe(type.of)})` : type.kind);

/** Finds the types of expressions in one configuration. */
export class Expressions {
  /**
   * @param declarations {variables, locals, resources, data}; the last two by "type.name", with {instance, isMany}
   * @param attribute (instance, snake_case name) => type of that attribute, or undefined
   */
  constructor(declarations, attribute, problem) {
    Object.assign(this, { declarations, attribute, problem, used: new Set(), localTypes: new Map() });
  }

  /** The type of an attribute's text, which may hold ${…}. Scope: names that only exist here, with their types. */
  async typeOf(text, where, scope = {}) {
    const source = isWrapped(text) ? text.slice(2, -1) : `"${text}"`;
    const tree = await getExpressionAst(where, source);
    return tree ? this.visit(tree, where, scope) : any;
  }

  async visit(node, where, scope) {
    const inner = async (nodeScope = scope) => {
      const types = [];
      for (const child of node.children) types.push(await this.visit(child, where, nodeScope));
      return types;
    };
    switch (node.type) {
      case 'scopeTraversal': return this.reference(node.meta.traversal, where, scope);
      case 'literalValue': return node.meta.type === 'dynamic' ? any : { kind: node.meta.type };
      case 'template': await inner(); return string;
      case 'templateWrap': return (await inner())[0];
      case 'unaryOp': case 'binaryOp': await inner(); return { kind: node.meta.returnType };
      case 'function': return this.call(node.meta.name, await inner(), where);
      case 'conditional': {
        const [, first, second] = await inner();
        if (!fits(first, second)) this.problem(where, `gives ${describe(first)} or ${describe(second)}`);
        return first.kind === 'any' ? second : first;
      }
      case 'tuple': return list((await inner())[0]);
      case 'object': await inner(); return map();
      case 'for': await inner({ ...scope, [node.meta.keyVar]: any, [node.meta.valVar]: any }); return any;
      case 'index': return (await inner())[0].of ?? any;
      default: return (await inner())[0] ?? any;
    }
  }

  call(name, types, where) {
    if (!(name in functions)) this.problem(where, `calls ${name}, which is no function that is known here`);
    const result = functions[name] ?? any;
    return typeof result === 'function' ? result(types[0] ?? any) : result;
  }

  async reference(traversal, where, scope) {
    const [root, ...rest] = traversal.map((part) => ({ name: part.segment, isIndex: part.type === 'indexTraversal' }));
    if (root.name in scope) return this.members(scope[root.name], rest, where);
    if (root.name === 'var') return this.members(this.declared('variables', rest[0].name, where), rest.slice(1), where);
    if (root.name === 'local') return this.members(await this.local(rest[0].name, where), rest.slice(1), where);
    const [table, type, name, ...after] = root.name === 'data' ? ['data', ...rest] : ['resources', root, ...rest];
    const found = this.declared(table, `${type.name}.${name?.name}`, where);
    if (found.kind === 'any') return any;
    if (!found.isMany) return this.members(found.instance, after, where);
    if (after.length === 0) return map(found.instance);
    if (!after[0].isIndex) this.problem(where, `names ${type.name}.${name.name} without saying which: it has count or for_each`);
    return this.members(found.instance, after.slice(1), where);
  }

  declared(table, name, where) {
    this.used.add(`${table}.${name}`);
    const found = this.declarations[table][name];
    if (!found) this.problem(where, `names ${name}, which is not declared`);
    return found ?? any;
  }

  async local(name, where) {
    this.used.add(`locals.${name}`);
    const value = this.declarations.locals[name];
    if (value === undefined) this.problem(where, `names local.${name}, which is not declared`);
    if (typeof value !== 'string') return typeOfLiteral(value);
    if (!this.localTypes.has(name)) this.localTypes.set(name, this.typeOf(value, `local.${name}`));
    return this.localTypes.get(name);
  }

  members(type, steps, where) {
    for (const step of steps) {
      if (step.isIndex || type.kind === 'any') type = type.of ?? any;
      else if (type.kind === 'instance') {
        const member = this.attribute(type, step.name);
        if (!member) this.problem(where, `names the attribute ${step.name}, which ${type.name} does not have`);
        type = member ?? any;
      } else if (type.kind === 'map') type = type.of;
      else if (type.kind === 'iterator' && step.name in type) type = type[step.name];
      else {
        this.problem(where, `names ${step.name} of a ${type.kind}`);
        return any;
      }
    }
    return type;
  }
}

const isWrapped = (text) => /^\$\{[^]*\}$/.test(text) && !/^\$\{[^{}]*\}[^]*\$\{/.test(text);
