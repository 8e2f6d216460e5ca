export { gym as schema } from './gym.ts';
export const dataFile = 'data/gym.csv';
