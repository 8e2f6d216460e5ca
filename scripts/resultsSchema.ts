import { join } from 'node:path';
import ts from 'typescript';

/** A JSON Schema (draft 2020-12), as far as results need it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const about =
  'The report as data: aggregates only, unrounded. Shares and rates are 0–1, money is in roubles, ages in years; an ' +
  'interval is 95 % unless its description says otherwise; a figure that could not be computed is null, and condition says why.';

/**
 * The JSON Schema of results.json, made from the type Published of src/results/verified.ts and the doc blocks of what it is made of, so
 * that it cannot differ from the code. Throws where a type cannot be JSON.
 */
export function resultsSchema(root: string): JsonSchema {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const file = join(root, 'src', 'results', 'verified.ts');
  const program = ts.createProgram([file], { ...options, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const results = checker.getExportsOfModule(module).find(({ name }) => name === 'Published')!;
  const { schema, definitions } = describe(checker, checker.getDeclaredTypeOfSymbol(results));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'results.json',
    description: about,
    ...schema,
    $defs: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function describe(checker: ts.TypeChecker, root: ts.Type) {
  const definitions = new Map<string, JsonSchema>();

  /** A named type stands once among the definitions; what has no name of its own stands where it is used. */
  function schemaOf(type: ts.Type, path: string): JsonSchema {
    const name = nameOf(type);
    if (name === null) return shapeOf(type, path);
    if (!definitions.has(name)) {
      definitions.set(name, {});
      const symbol = type.aliasSymbol ?? type.symbol;
      definitions.set(name, { ...documented(symbol), ...shapeOf(type, path) });
    }
    return { $ref: `#/$defs/${name}` };
  }

  function shapeOf(type: ts.Type, path: string): JsonSchema {
    if (type.isUnion()) return unionOf(type.types, path);
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.Never) return { not: {} };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (checker.isTupleType(type)) {
      const parts = checker.getTypeArguments(type as ts.TypeReference);
      const prefixItems = parts.map((part, i) => schemaOf(part, `${path}.${i}`));
      return { type: 'array', prefixItems, items: false, minItems: parts.length };
    }
    if (checker.isArrayType(type))
      return { type: 'array', items: schemaOf(checker.getTypeArguments(type as ts.TypeReference)[0]!, `${path}[]`) };
    if (type.flags & ts.TypeFlags.Object || type.isIntersection()) return objectOf(type, path);
    throw new Error(`type without a JSON form: ${path}: ${checker.typeToString(type)}`);
  }

  function unionOf(types: readonly ts.Type[], path: string): JsonSchema {
    const kept = types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const isBoolean = kept.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const words = kept.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
    const others = kept.filter(
      (part) => !words.some((word) => word === part) && !(isBoolean && part.flags & ts.TypeFlags.BooleanLiteral),
    );
    // The checker's own order follows the order of imports, which is no part of the contract.
    const sorted = words.map((part) => (part as ts.LiteralType).value as string | number).sort();
    const parts: JsonSchema[] = [
      ...(words.length > 0 ? [{ enum: sorted }] : []),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...others.map((part) => schemaOf(part, path)),
    ];
    return parts.length === 1 ? parts[0]! : { anyOf: parts };
  }

  function objectOf(type: ts.Type, path: string): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const inner = checker.getTypeOfSymbol(property);
      properties[property.name] = { ...schemaOf(inner, `${path}.${property.name}`), ...documented(property) };
      const mayBeAbsent = property.flags & ts.SymbolFlags.Optional || inner.flags & ts.TypeFlags.Undefined;
      if (!mayBeAbsent) required.push(property.name);
    }
    const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(required.length > 0 ? { required } : {}),
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      additionalProperties: values === undefined ? false : schemaOf(values, `${path}.*`),
    };
  }

  const documented = (symbol: ts.Symbol | undefined): JsonSchema => {
    const text = symbol && ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
    return text ? { description: text } : {};
  };

  /** «Rate», «Groups.Summary»; null for what is written in place, and for TypeScript's own helpers. */
  function nameOf(type: ts.Type): string | null {
    const alias = type.aliasSymbol;
    const symbol = alias ?? (type.flags & ts.TypeFlags.Object ? type.symbol : undefined);
    if (symbol === undefined || symbol.name.startsWith('__') || type === root) return null;
    if (symbol.declarations?.every((one) => one.getSourceFile().isDeclarationFile)) return null;
    const parts = (alias ? type.aliasTypeArguments : (type as ts.TypeReference).typeArguments) ?? [];
    const own = parts.map((part) => nameOf(part)).filter((name) => name !== null);
    return [symbol.name, ...own].join('.');
  }

  return { schema: shapeOf(root, 'results'), definitions };
}
