// One seller, worked out by hand from trec_eval's definitions (Debian and npm have no trec_eval to run beside).
//
//   rank   buyer   grade           gain   relevant (grade >= 1)
//   1      B2      0               0      no
//   2      B1      3               3      yes
//   3      X       not judged      0      no
//   4      B4      2               2      yes
//   5      B6      -1              0      no
//   6      B3      1               1      yes
//   -      B5      1 (not found)   -      yes
//
// R = 4 (B1, B3, B4, B5). Ideal gains: 3, 2, 1, 1.
// log2(3) = 1.5849625, log2(4) = 2, log2(5) = 2.3219281, log2(7) = 2.8073549
export const ranked = ['B2', 'B1', 'X', 'B4', 'B6', 'B3'];
export const grades = new Map([
  ['B1', 3],
  ['B2', 0],
  ['B3', 1],
  ['B4', 2],
  ['B5', 1],
  ['B6', -1],
]);
export const nothingRelevant = new Map([
  ['B1', 0],
  ['B2', -1],
]);
