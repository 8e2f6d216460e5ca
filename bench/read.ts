import { schema } from '../src/dataset/index.ts';
import { readTable } from '../src/dataset/read.ts';

// node bench/read.ts FILE [THREADS]: the file of clients into typed columns, and nothing else; by 0 threads beside the main one.
const [file, threads = '0'] = process.argv.slice(2);
const { table, problems } = await readTable(file!, schema, { threads: Number(threads) });
if (table === null) throw new Error(`refused file: ${problems[0]?.message}`);
console.log(table.rows);
