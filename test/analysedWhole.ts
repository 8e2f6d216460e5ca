import { readContentFiles } from '../src/authored/contentFiles.ts';
import type { Table } from '../src/dataset/table.ts';
import { analyse, type AnalysisStep, type FileFacts } from '../src/results/results.ts';

/** The results of a table with the segments, hypotheses and assumptions of src/content. */
export const analysedWhole = (table: Table, facts: FileFacts, begin?: (step: AnalysisStep) => void) =>
  analyse(table, facts, readContentFiles(table.schema), begin);
