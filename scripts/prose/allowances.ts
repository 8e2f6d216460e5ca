import { z } from 'zod';
import { literal } from '../../src/literal.ts';
import { readYaml } from '../../src/schemas/yamlFile.ts';

const allowance = z.strictObject({
  /** The words as they stand in the file; a line break is a space. */
  text: z.string().min(3),
  /** Why they are true whatever the data. */
  why: z.string().min(3),
});
const allowances = z.strictObject({ allowed: z.array(allowance) });
export type Allowance = z.infer<typeof allowance>;

/** The file of allowances: words that are true whatever the data, each with its reason. */
export function readAllowances(source: string, file: string) {
  const { value, problems, place } = readYaml(source, file, allowances);
  return { allowed: value?.allowed ?? [], problems, place };
}

/** The allowance whose words cover the place of a finding; undefined where none does. */
export const allowanceOf = (source: string, index: number, allowed: readonly Allowance[]): Allowance | undefined =>
  allowed.find(({ text }) => {
    const pattern = literal(text.trim()).replace(/\s+/g, '\\s+');
    return [...source.matchAll(new RegExp(pattern, 'g'))].some(
      (m) => m.index <= index && index < m.index + m[0].length,
    );
  });
