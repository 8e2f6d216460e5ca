/** A text as a part of an expression that finds it sign by sign; RegExp.escape is not in Node 22. */
export const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
