import { describe, expect, it } from 'vitest';
import { freshFolder } from '../helpers/command.ts';
import { killAndResume, writeLongRun } from '../helpers/kills.ts';

const KILLS = Number(process.env.BUYERMATCH_KILLS ?? 4);
const SEED = Number(process.env.BUYERMATCH_SEED ?? 1);

describe('a run that is killed at random moments', () => {
  it(
    `gives after ${KILLS} kills and --resume the bytes of one that nobody killed`,
    async () => {
      const folder = freshFolder();
      writeLongRun(folder, 10_000);
      const resumed = await killAndResume(folder, KILLS, SEED);
      // Else nothing was kept, and the kills have shown nothing.
      expect(Math.max(0, ...resumed)).toBeGreaterThan(0);
    },
    KILLS * 60_000 + 120_000,
  );
});
