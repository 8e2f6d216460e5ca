import { join } from 'node:path';
import ts from 'typescript';

/** A path of the results as its type tells it; a step in brackets stands for the names that the data give. */
export interface ResultPath {
  /** `eda.byCategory[column][value].rate` */
  readonly path: string;
  /** Steps, those in brackets as `[column]`. */
  readonly steps: readonly string[];
  readonly type: 'number' | 'text' | 'number or text' | 'interval' | 'yes or no';
  readonly nullable: boolean;
  /** The docblock of the field; where it has none, of the fields of that name in the glossary if they agree, or of its shape. */
  readonly meaning: string;
}

/** Fields by which an element of an array is found, as src/paths/resolve.ts does. */
const keys = ['id', 'value', 'column', 'term'];

let compiled: { readonly root: string; readonly program: ts.Program } | undefined;

/** The compiler on the files that the reference is made from; it takes seconds, so it runs once a process. */
function compile(root: string, name: string) {
  const path = (file: string) => join(root, 'src', file);
  if (compiled?.root !== root) {
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    const files = [path('results/results.ts'), path('charts/index.ts')];
    compiled = { root, program: ts.createProgram(files, { ...options, types: ['node'], noEmit: true }) };
  }
  const { program } = compiled;
  return { checker: program.getTypeChecker(), source: program.getSourceFile(path(name))!, program };
}

const docblock = (symbol: ts.Symbol, checker: ts.TypeChecker) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();

/** The kinds of chart with the docblocks of their files, in the order of src/charts/index.ts. */
export function chartDocs(root: string): { readonly name: string; readonly about: string }[] {
  const { checker, source } = compile(root, 'charts/index.ts');
  const found: { name: string; about: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const symbol = checker.getShorthandAssignmentValueSymbol(node)!;
      const named = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      found.push({ name: node.name.text, about: docblock(named, checker) });
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement) && statement.declarationList.declarations[0]!.name.getText() === 'charts')
      visit(statement);
  return found;
}

/** Shapes that others extend: what they say of a field holds wherever it has no words of its own. */
const GENERAL = ['Rate', 'Summary', 'TestResult'];

/**
 * What the glossary says of a field, by its name: a shape may leave the words to a general one, or to the others of that name where these
 * are of one mind; a name of many meanings is not guessed at.
 */
function glossary(checker: ts.TypeChecker, source: ts.SourceFile): ReadonlyMap<string, string> {
  const general = new Map<string, string>();
  const words = new Map<string, Set<string>>();
  const shapes = source.statements.filter(ts.isInterfaceDeclaration);
  for (const { shape, member } of shapes.flatMap((shape) => shape.members.map((member) => ({ shape, member })))) {
    const symbol = member.name && checker.getSymbolAtLocation(member.name);
    const about = symbol ? docblock(symbol, checker) : '';
    if (!symbol || !about) continue;
    words.set(symbol.name, (words.get(symbol.name) ?? new Set()).add(about));
    if (GENERAL.includes(shape.name.text) && !general.has(symbol.name)) general.set(symbol.name, about);
  }
  const agreed = [...words].flatMap(([name, all]) => (all.size === 1 ? [[name, [...all][0]!] as const] : []));
  return new Map([...agreed, ...general]);
}

/** Every path of `Results`, read from the types and docblocks of src/results/results.ts by the TypeScript compiler. */
export function resultPaths(root: string): ResultPath[] {
  const { checker, source, program } = compile(root, 'results/results.ts');
  const words = glossary(checker, program.getSourceFile(join(root, 'src', 'analysis', 'result.ts'))!);
  const alias = source.statements.find((s) => ts.isTypeAliasDeclaration(s) && s.name.text === 'Results');
  if (!alias) throw new Error('missing type: Results');
  const found: ResultPath[] = [];
  walk(checker.getTypeAtLocation(alias), [], '');
  const byPath = new Map<string, ResultPath>();
  for (const one of found)
    byPath.set(one.path, { ...one, nullable: one.nullable || byPath.get(one.path)?.nullable === true });
  return [...byPath.values()];

  function walk(given: ts.Type, steps: readonly string[], meaning: string): void {
    const type = checker.getNonNullableType(given);
    const nullable = type !== given;
    const leaf = leafOf(type);
    if (leaf) return void found.push({ path: pathOf(steps), steps, type: leaf, nullable, meaning });
    if (type.isUnion()) {
      // An empty list beside a full one says nothing of its elements.
      for (const part of type.types) walk(part, steps, meaning);
      return;
    }
    const element = checker.isArrayType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
    if (element && element.flags & ts.TypeFlags.Never) return;
    if (element) return walk(element, [...steps, `[${keyOf(element)}]`], meaning);
    const record = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (record) return walk(record, [...steps, `[${recordKey(steps)}]`], meaning);
    const own = docOf(type.aliasSymbol ?? type.getSymbol()) || meaning;
    for (const property of checker.getPropertiesOfType(type)) {
      const propertyType = checker.getTypeOfSymbol(property);
      walk(propertyType, [...steps, property.name], docOf(property) || words.get(property.name) || own);
    }
  }

  function leafOf(type: ts.Type): ResultPath['type'] | undefined {
    if (checker.isTupleType(type)) return 'interval';
    const parts = type.isUnion() ? type.types : [type];
    const all = (flag: ts.TypeFlags) => parts.every((part) => (part.flags & flag) !== 0);
    if (all(ts.TypeFlags.NumberLike)) return 'number';
    if (all(ts.TypeFlags.StringLike)) return 'text';
    if (all(ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) return 'number or text';
    return all(ts.TypeFlags.BooleanLike) ? 'yes or no' : undefined;
  }

  function keyOf(element: ts.Type): string {
    const isWord = (name: string) => {
      const property = checker.getNonNullableType(element).getProperty(name);
      return property !== undefined && leafOf(checker.getNonNullableType(checker.getTypeOfSymbol(property))) === 'text';
    };
    return keys.find(isWord) ?? 'number';
  }

  function docOf(symbol: ts.Symbol | undefined): string {
    if (!symbol || symbol.name === '__type' || symbol.name === '__object') return '';
    return docblock(symbol, checker);
  }
}

/** Records of segments and assumptions are keyed by their ids, all others by columns. */
const recordKey = (steps: readonly string[]) =>
  /segment/i.test(steps[0] ?? '') || steps.includes('assumptions') ? 'id' : 'column';

const pathOf = (steps: readonly string[]) =>
  steps.reduce((path, step) => (step.startsWith('[') || path === '' ? `${path}${step}` : `${path}.${step}`), '');
