import { tick } from '../format.ts';
import { isPhone } from './theme.ts';

/** The largest side of a drawing whose two axes are shares of one scale. */
const SIDE = 520;

/** Frame and axes of a square drawing from 0 to `end` (a share) both ways. */
export function square(width: number, end: number) {
  const side = Math.min(width, SIDE);
  const frame = {
    width,
    height: side - 40,
    marginLeft: 52,
    marginRight: isPhone(width) ? 24 : width - side + 24,
    marginTop: 28,
    marginBottom: 44,
  };
  const axis = {
    domain: [0, end],
    tickFormat: (v: number) => tick(v, 'share'),
    ticks: 5,
    labelArrow: 'none' as const,
    grid: true,
  };
  return { frame, axis };
}
