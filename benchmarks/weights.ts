/**
 * Would other weights be better on sellers that they were not chosen on? Cross-validation with the industries of the judged
 * set as folds: a value is chosen on all industries but one, and measured on the sellers of that one.
 *
 *     npx tsx benchmarks/weights.ts [--draws 300] [--golden DIR]
 *
 * 1. Each weight alone: nDCG@10 at every value with all others at their defaults, and what choosing it gives held out.
 * 2. All together: the best of random settings, chosen in the same way. This is what tuning everything at once is worth.
 */
import { parseArgs } from 'node:util';
import { Random } from './lib/random.ts';
import { type Golden, readGolden } from './quality/golden.ts';
import { perSeller, runOf } from './quality/measure.ts';
import { differenceOf } from './quality/paired.ts';
import { aligned, formatDifference, signed } from './quality/print.ts';
import { DEFAULT_SETTING, KNOBS, type Setting, shown, weightsOf } from './quality/weightSpace.ts';

const { values: options } = parseArgs({
  options: { golden: { type: 'string', default: 'data/golden/dev' }, draws: { type: 'string', default: '300' } },
});

/** nDCG@10 of each seller. */
type Scores = Map<string, number>;

interface Tried {
  setting: Setting;
  scores: Scores;
}

async function tryOut(golden: Golden, setting: Setting): Promise<Tried> {
  return { setting, scores: perSeller(golden.qrels, await runOf(golden, weightsOf(setting))) };
}

function mean(scores: Scores, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + scores.get(id)!, 0) / ids.length;
}

/** For each fold the setting that is best on the others (the first of equals), and the scores of the fold with it. */
function crossValidate(tried: readonly Tried[], { industryOf }: Golden): { chosen: Setting[]; scores: Scores } {
  const ids = [...tried[0]!.scores.keys()];
  const folds = [...new Set(industryOf.values())];
  const heldOut: Scores = new Map();
  const chosen = folds.map((fold) => {
    const training = ids.filter((id) => industryOf.get(id) !== fold);
    const best = tried.reduce((a, b) => (mean(b.scores, training) > mean(a.scores, training) + 1e-12 ? b : a));
    for (const id of ids) if (industryOf.get(id) === fold) heldOut.set(id, best.scores.get(id)!);
    return best.setting;
  });
  return { chosen, scores: heldOut };
}

const golden = await readGolden(options.golden);
const baseline = await tryOut(golden, DEFAULT_SETTING);
const ids = [...baseline.scores.keys()];
const before = mean(baseline.scores, ids);
console.log(
  `nDCG@10 with the default weights: ${before.toFixed(3)}\n\n## Each weight alone (difference to the default, all sellers)`,
);

const alone: Tried[][] = [];
const lines: string[][] = [];
const heldOutLines: string[][] = [];
for (const [k, knob] of KNOBS.entries()) {
  const tried = [baseline];
  for (let choice = 1; choice < knob.values.length; choice++) {
    tried.push(
      await tryOut(
        golden,
        DEFAULT_SETTING.map((value, i) => (i === k ? choice : value)),
      ),
    );
  }
  alone.push(tried);
  const byValue = tried
    .map(({ scores }, choice) => ({ choice, difference: mean(scores, ids) - before }))
    .sort(
      (a, b) =>
        knob.values[a.choice]![0]! - knob.values[b.choice]![0]! ||
        knob.values[b.choice]![1]! - knob.values[a.choice]![1]!,
    );
  lines.push([
    knob.name,
    ...byValue.map(
      ({ choice, difference }) => `${shown(knob, choice)}${choice === 0 ? ' (now)' : ` ${signed(difference)}`}`,
    ),
  ]);
  const { chosen, scores } = crossValidate(tried, golden);
  heldOutLines.push([
    knob.name,
    chosen.map((setting) => shown(knob, setting[k]!)).join(', '),
    ...formatDifference(differenceOf(baseline.scores, scores)),
  ]);
}
console.log(aligned(lines).join('\n'));
console.log('\n## Each weight alone, chosen without the industry that it is measured on');
console.log(
  aligned([['', 'chosen, fold by fold', 'held-out difference', 'p', 'better/worse'], ...heldOutLines]).join('\n'),
);

const random = new Random(1);
const drawn: Tried[] = alone.flat();
for (let draw = 0; draw < Number(options.draws); draw++) {
  drawn.push(
    await tryOut(
      golden,
      KNOBS.map(({ values }) => random.below(values.length)),
    ),
  );
}
const { chosen, scores } = crossValidate(drawn, golden);
const [difference, pValue, counts] = formatDifference(differenceOf(baseline.scores, scores));
console.log(`\n## All together: best of ${drawn.length} settings, chosen without the industry that it is measured on`);
console.log(`held-out difference ${difference}, p ${pValue}, better/worse ${counts}`);
const picks = chosen.map((setting) => KNOBS.map((knob, k) => shown(knob, setting[k]!)));
console.log(
  aligned([
    ['', ...new Set(golden.industryOf.values())],
    ...KNOBS.map(({ name }, k) => [name, ...picks.map((pick) => pick[k]!)]),
  ]).join('\n'),
);

const means = drawn.map((tried) => mean(tried.scores, ids)).sort((a, b) => b - a);
const near = means.filter((value) => value >= means[0]! - 0.01).length;
console.log(
  `\nbest of all sellers ${means[0]!.toFixed(3)}; ${near} settings lie within 0.010 of it; median ${means[means.length >> 1]!.toFixed(3)}`,
);
