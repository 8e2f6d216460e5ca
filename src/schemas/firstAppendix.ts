/** From this order on a chapter is an appendix. */
export const firstAppendix = 90;
