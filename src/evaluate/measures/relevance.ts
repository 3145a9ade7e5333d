/** The lowest grade that counts as relevant (trec_eval `-l 1`, its default). */
const RELEVANT_FROM = 1;

/** Grades per buyer id of one seller. */
export type Grades = ReadonlyMap<string, number>;

/** True when the buyer was judged and found relevant. */
export function isRelevant(buyerId: string, grades: Grades): boolean {
  return (grades.get(buyerId) ?? 0) >= RELEVANT_FROM;
}

/** R: how many buyers were judged relevant, retrieved or not. */
export function countRelevant(grades: Grades): number {
  let count = 0;
  for (const grade of grades.values()) if (grade >= RELEVANT_FROM) count++;
  return count;
}

/** How many of the first `cutoff` buyers are relevant. */
export function countRelevantIn(ranked: readonly string[], grades: Grades, cutoff: number): number {
  const end = Math.min(cutoff, ranked.length);
  let count = 0;
  for (let i = 0; i < end; i++) if (isRelevant(ranked[i], grades)) count++;
  return count;
}
