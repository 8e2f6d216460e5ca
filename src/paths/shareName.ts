const shares = /^(rate|share|.*(Rate|Share|Share[A-Z].*)|rate[A-Z].*|brier|stayedShare|churnedShare|totalShare)$/;

/** Is a figure of this name a share, 0 to 1, wherever it stands? */
export const isShareName = (name: string) => shares.test(name);

/** The Russian complaint about a share of this name set against a number that no share can be, as a percentage is; undefined where it may be. */
export const percentComplaint = (name: string, number: number): string | undefined =>
  isShareName(name) ? notShareComplaint(name, number) : undefined;

/** The same of a figure that is known to be a share, whatever its name. */
export const notShareComplaint = (name: string, number: number): string | undefined =>
  Math.abs(number) > 1
    ? `«${name}» — доля от 0 до 1, а в условии она сравнивается с ${String(number).replace('.', ',')}: порог в процентах пишется долей, 18 % — это 0.18`
    : undefined;
