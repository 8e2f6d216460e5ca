const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

// Rational approximations of Cody, W. J. (1969), Rational Chebyshev approximations for the error function,
// Math. Comp. 23, 631–637, in the scaling of the normal distribution (Cody 1993, ACM TOMS 715).
const A = [
  2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113,
];
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const C = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
];
const D = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const P = [
  0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
  0.02307344176494017303,
];
const Q = [
  1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];

/** Density of the standard normal distribution, exact to the last digits in the far tail: exp is split at 1/16. */
export function normalDensity(z: number): number {
  const head = Math.trunc(z * 16) / 16;
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head));
}

/** P(0 < Z < z) for |z| ≤ 0.67448975, signed. */
function central(z: number): number {
  const square = z * z;
  let numerator = A[4]! * square;
  let denominator = square;
  for (let i = 0; i < 3; i++) {
    numerator = (numerator + A[i]!) * square;
    denominator = (denominator + B[i]!) * square;
  }
  return (z * (numerator + A[3]!)) / (denominator + B[3]!);
}

/** P(Z > z) / density for z > 0.67448975. */
function millsRatio(z: number): number {
  if (z <= 5.656854249492380195) {
    let numerator = C[8]! * z;
    let denominator = z;
    for (let i = 0; i < 7; i++) {
      numerator = (numerator + C[i]!) * z;
      denominator = (denominator + D[i]!) * z;
    }
    return (numerator + C[7]!) / (denominator + D[7]!) / INVERSE_SQRT_TWO_PI;
  }
  const inverse = 1 / (z * z);
  let numerator = P[5]! * inverse;
  let denominator = inverse;
  for (let i = 0; i < 4; i++) {
    numerator = (numerator + P[i]!) * inverse;
    denominator = (denominator + Q[i]!) * inverse;
  }
  const rest = (inverse * (numerator + P[4]!)) / (denominator + Q[4]!);
  return (INVERSE_SQRT_TWO_PI - rest) / z / INVERSE_SQRT_TWO_PI;
}

/** P(Z > z) of the standard normal distribution; 0 only past z = 38.5, where no double can hold it. */
export function normalUpperTail(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) return 0.5 - central(z);
  const tail = normalDensity(size) * millsRatio(size);
  return z > 0 ? tail : 1 - tail;
}

/** P(0 < Z < z), z ≥ 0: keeps its relative accuracy near 0. */
export const normalCentral = (z: number) => (z <= 0.67448975 ? central(z) : 0.5 - normalUpperTail(z));
