/** The pages by which a reader finds a thing: their paths and what links to them say. */
export const finders = [
  { path: 'contents', name: 'Рисунки и таблицы' },
  { path: 'glossary', name: 'Словарь' },
  { path: 'search', name: 'Поиск' },
] as const;
