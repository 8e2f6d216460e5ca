/** The part of jStat that is used: first values of quantile functions, and a second opinion in tests. */
declare module 'jstat' {
  interface Law<Parameters extends number[]> {
    inv(p: number, ...parameters: Parameters): number;
    cdf(x: number, ...parameters: Parameters): number;
  }
  const jStat: {
    readonly normal: Law<[mean: number, sd: number]>;
    readonly studentt: Law<[df: number]>;
    readonly chisquare: Law<[df: number]>;
    readonly centralF: Law<[df1: number, df2: number]>;
    readonly beta: Law<[a: number, b: number]>;
  };
  export default jStat;
}
