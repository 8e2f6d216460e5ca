import type { DataSchema } from './schema.ts';

/** Members of a gym: text ids, three tariffs, no money to value, nothing that may be empty but age. */
export const gym: DataSchema = {
  id: 'gym',
  minimumRows: 100,
  minimumOutcome: 10,
  splitKey: ['member'],
  columns: [
    { name: 'member', header: 'Member', kind: 'id', role: 'id', unit: 'none', label: 'номер карты', description: 'Карта.' },
    { name: 'tariff', header: 'Tariff', kind: 'category', role: 'feature', unit: 'none', label: 'тариф', levels: ['утро', 'день', 'безлимит'], description: 'Тариф.' },
    { name: 'visits', header: 'Visits', kind: 'count', role: 'feature', unit: 'pieces', label: 'число посещений', range: [0, 31], description: 'Посещений за месяц.' },
    { name: 'years', header: 'Years', kind: 'number', role: 'feature', unit: 'years', label: 'возраст', range: [14, 99], missing: 'возраст не записан', description: 'Возраст.' },
    { name: 'coach', header: 'Coach', kind: 'flag', role: 'feature', unit: 'none', label: 'тренер', valueLabels: { '1': 'с тренером', '0': 'без тренера' }, description: '1 — занимается с тренером.' },
    { name: 'left', header: 'Left', kind: 'flag', role: 'outcome', unit: 'none', label: 'уход', valueLabels: { '1': 'ушли', '0': 'остались' }, description: '1 — не продлил карту.' },
  ],
};
