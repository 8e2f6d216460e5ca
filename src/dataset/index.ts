/** Which schema and which file this report is about: the only switch. */
export { bank as schema } from './bank.ts';

/** The file of clients, relative to the repository; REPORT_DATA overrides it. */
export const dataFile = 'data/bank_scrooge.csv';
