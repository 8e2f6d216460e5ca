import { schema } from '../src/dataset/index.ts';
import { readTable } from '../src/dataset/read.ts';

// node bench/read.ts FILE: the file of clients into typed columns, and nothing else.
const { table, problems } = await readTable(process.argv[2]!, schema);
if (table === null) throw new Error(`refused file: ${problems[0]?.message}`);
console.log(table.rows);
