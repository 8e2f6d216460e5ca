const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
const PLAIN = '0123456789−';

/** Escaped text of an SVG with its powers, «10⁻¹²⁴», set in the digits of its own face, which has few raised ones. */
export const raised = (text: string) =>
  text.replace(
    new RegExp(`([${RAISED}]+)([^<]*)`, 'g'),
    (_, power: string, rest: string) =>
      `<tspan dy="-.4em" font-size="85%">${[...power].map((sign) => PLAIN[RAISED.indexOf(sign)]).join('')}</tspan>${rest && `<tspan dy=".34em">${rest}</tspan>`}`,
  );
