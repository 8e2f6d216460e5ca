import { benjaminiHochberg } from './adjust.ts';
import { frozen } from './frozen.ts';
import { kendallTau } from './kendall.ts';
import type { ScanAgreement, ScanPlaces, ScannedTrait } from './result.ts';

/** The false discovery rate of the scan. */
const RATE = 0.05;
/** Places by two methods that lie so far apart are worth a sentence. */
const FAR = 3;
/** Under this information value a trait tells nothing (Siddiqi 2006). */
const WEAK_IV = 0.02;
const METHODS = ['phik', 'iv', 'test'] as const satisfies readonly (keyof ScanPlaces)[];

/** A trait measured by each method, before the scan as a whole is looked at. */
export type Measured = Omit<ScannedTrait, 'pAdjusted' | 'discovery' | 'places'>;

/** Adjusts the traits' p for their number and gives each its place by every method; the strongest by φK first. */
export function scan(traits: readonly Measured[]): readonly ScannedTrait[] {
  const adjusted = benjaminiHochberg(traits.map(({ p }) => p));
  const places = {
    phik: placesOf(traits.map(({ phik }) => phik)),
    iv: placesOf(traits.map(({ iv }) => iv)),
    test: placesOf(traits.map(({ p }) => (p === null ? null : -p))),
  };
  const scanned = traits.map((trait, i) => {
    const q = adjusted[i]!;
    return {
      ...trait,
      pAdjusted: q,
      discovery: q !== null && q < RATE,
      places: { phik: places.phik[i]!, iv: places.iv[i]!, test: places.test[i]! },
    };
  });
  return frozen(scanned.toSorted((a, b) => (b.phik ?? -1) - (a.phik ?? -1)));
}

/** Where the three methods put the traits in different orders. */
export function scanAgreement(traits: readonly ScannedTrait[]): ScanAgreement {
  const tau = (a: keyof ScanPlaces, b: keyof ScanPlaces) => {
    const both = traits.flatMap(({ places }) => (places[a] === null || places[b] === null ? [] : [places]));
    return kendallTau(
      both.map((places) => places[a]!),
      both.map((places) => places[b]!),
    );
  };
  // Equal traits stand in several places at once, and lie apart only where these do.
  const lastOf = (method: keyof ScanPlaces, place: number) =>
    place + traits.filter(({ places }) => places[method] === place).length - 1;
  const spread = ({ places }: ScannedTrait) => {
    const known = METHODS.flatMap((method) => {
      const first = places[method];
      return first === null ? [] : [{ first, last: lastOf(method, first) }];
    });
    if (known.length < 2) return 0;
    return Math.max(0, Math.max(...known.map(({ first }) => first)) - Math.min(...known.map(({ last }) => last)));
  };
  // Traits that no method sees stand by chance: their places say nothing of the methods.
  const seen = traits.filter(({ discovery, iv }) => discovery || (iv ?? 0) >= WEAK_IV);
  const furthest = seen.reduce<ScannedTrait | null>(
    (most, one) => (most === null || spread(one) > spread(most) ? one : most),
    null,
  );
  return frozen({
    tau: { phikIv: tau('phik', 'iv'), phikP: tau('phik', 'test'), ivP: tau('iv', 'test') },
    furthest:
      furthest === null || spread(furthest) < FAR
        ? null
        : { trait: furthest.id, spread: spread(furthest), places: furthest.places },
  });
}

/** 1 for the largest; equal figures share their best place; null for what is null. */
const placesOf = (figures: readonly (number | null)[]) =>
  figures.map((own) => (own === null ? null : 1 + figures.filter((other) => other !== null && other > own).length));
