import { uncapital } from './levels.ts';

/**
 * Names of columns where nobody sees what stands beside them: one that two columns have says which column it follows,
 * so that of three intervals each is told from the others.
 */
export const toldApart = (columns: readonly string[]): readonly string[] =>
  columns.map((name, i) =>
    i > 0 && columns.filter((other) => other === name).length > 1 ? `${name}: ${uncapital(columns[i - 1]!)}` : name,
  );
