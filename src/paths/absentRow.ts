/**
 * Whether an author's function stumbled over a row that is absent from these data («the first group of a hundred»). A call of
 * what is no function is a mistake of the author.
 */
export const isAbsentRow = (error: unknown): error is TypeError =>
  error instanceof TypeError && !/is not a (?:function|constructor)/.test(error.message);
