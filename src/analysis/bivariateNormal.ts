import { normalUpperTail } from './distributions.ts';

/** Gauss–Legendre abscissae and weights on [0, 1]-symmetric form, for 6, 12 and 20 points (half of each). */
const rules = [
  {
    w: [0.1713244923791705, 0.3607615730481384, 0.4679139345726904],
    x: [0.9324695142031522, 0.6612093864662647, 0.238619186083197],
  },
  {
    w: [
      0.04717533638651177, 0.1069393259953183, 0.1600783285433464, 0.2031674267230659, 0.2334925365383547,
      0.2491470458134029,
    ],
    x: [
      0.9815606342467191, 0.904117256370475, 0.769902674194305, 0.5873179542866171, 0.3678314989981802,
      0.1252334085114692,
    ],
  },
  {
    w: [
      0.01761400713915212, 0.04060142980038694, 0.06267204833410906, 0.08327674157670475, 0.1019301198172404,
      0.1181945319615184, 0.1316886384491766, 0.1420961093183821, 0.1491729864726037, 0.1527533871307259,
    ],
    x: [
      0.9931285991850949, 0.9639719272779138, 0.912234428251326, 0.8391169718222188, 0.7463319064601508,
      0.636053680726515, 0.5108670019508271, 0.3737060887154196, 0.2277858511416451, 0.07652652113349733,
    ],
  },
] as const;

const lower = (z: number) => normalUpperTail(-z);

/**
 * P(X > h, Y > k) of the standard bivariate normal with correlation r in [−1, 1]. After Genz 2004
 * (Drezner & Wesolowsky's method), absolute error about 1e-15.
 */
export function bivariateUpperTail(h: number, k: number, r: number): number {
  if (r === 0) return normalUpperTail(h) * normalUpperTail(k);
  const { w, x } = rules[Math.abs(r) < 0.3 ? 0 : Math.abs(r) < 0.75 ? 1 : 2];
  return Math.abs(r) < 0.925 ? moderate(h, k, r, w, x) : strong(h, k, r, w, x);
}

function moderate(h: number, k: number, r: number, w: readonly number[], x: readonly number[]): number {
  const hs = (h * h + k * k) / 2;
  const angle = Math.asin(r);
  let sum = 0;
  for (let i = 0; i < w.length; i += 1)
    for (const side of [-1, 1]) {
      const sine = Math.sin((angle * (side * x[i]! + 1)) / 2);
      sum += w[i]! * Math.exp((sine * h * k - hs) / (1 - sine * sine));
    }
  return (sum * angle) / (4 * Math.PI) + lower(-h) * lower(-k);
}

function strong(h: number, k: number, r: number, w: readonly number[], x: readonly number[]): number {
  const sign = r < 0 ? -1 : 1;
  const kk = sign * k;
  const hk = h * kk;
  let value = 0;
  if (Math.abs(r) < 1) {
    const as = (1 - r) * (1 + r);
    let a = Math.sqrt(as);
    const bs = (h - kk) ** 2;
    const c = (4 - hk) / 8;
    const d = (12 - hk) / 16;
    let asr = -(bs / as + hk) / 2;
    if (asr > -100) value = a * Math.exp(asr) * (1 - (c * (bs - as) * (1 - (d * bs) / 5)) / 3 + (c * d * as * as) / 5);
    if (-hk < 100) {
      const b = Math.sqrt(bs);
      const sp = Math.sqrt(2 * Math.PI) * lower(-b / a);
      value -= Math.exp(-hk / 2) * sp * b * (1 - (c * bs * (1 - (d * bs) / 5)) / 3);
    }
    a /= 2;
    for (let i = 0; i < w.length; i += 1)
      for (const side of [-1, 1]) {
        const xs = (a * (side * x[i]! + 1)) ** 2;
        const rs = Math.sqrt(1 - xs);
        asr = -(bs / xs + hk) / 2;
        if (asr > -100) {
          const sp = 1 + c * xs * (1 + d * xs);
          const ep = Math.exp((-hk * xs) / (2 * (1 + rs) ** 2)) / rs;
          value += a * w[i]! * Math.exp(asr) * (ep - sp);
        }
      }
    value /= -2 * Math.PI;
  }
  if (sign > 0) return value + lower(-Math.max(h, kk));
  const rest = h >= kk ? 0 : h < 0 ? lower(kk) - lower(h) : lower(-h) - lower(-kk);
  return rest - value;
}
