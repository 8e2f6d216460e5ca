import about from '../package.json' with { type: 'json' };

/** The report's own version: it changes when the code gives other figures or pages for the same data and content. */
export const { version } = about;
