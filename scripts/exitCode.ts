/** How `npm run build` ends; docs/operations.md says what to do when each comes. */
export const exitCode = {
  /** The site is built and stands in its folder, whole. */
  built: 0,
  /** A chapter, a component, the disk, the machine: the old site is untouched. */
  fault: 1,
  /** The file of clients is refused: the old site is untouched. */
  dataRefused: 2,
  /** A sentence of the report is not true of these data: the old site is untouched. */
  claimsBroken: 3,
  /** The site would have told of single clients: the old site is untouched. */
  privacyBroken: 4,
} as const;
