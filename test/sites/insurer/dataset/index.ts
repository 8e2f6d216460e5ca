export { insurer as schema } from './insurer.ts';
export const dataFile = 'data/insurer.csv';
