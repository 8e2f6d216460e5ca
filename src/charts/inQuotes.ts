/** A title in quotation marks; its own are those of the second kind: «Тариф „Эконом“ и старый телефон». */
export const inQuotes = (title: string): string => `«${title.replace(/«([^«»]*)»/g, '„$1“')}»`;
