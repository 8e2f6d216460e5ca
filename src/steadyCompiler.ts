import { setFlagsFromString } from 'node:v8';

// Imported before all that computes. In Node 24.21 (V8 13.6) Maglev, one of its compilers, leaves out the making of objects
// that it thinks nobody keeps; where it must make them after all, `{ error, standardError: … }` of one call may share its
// numbers with that of the next. About one analysis in thirty told a wrong figure so, and the check of the sample found it.
setFlagsFromString('--no-maglev-escape-analysis');
