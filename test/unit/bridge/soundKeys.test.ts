import { describe, expect, it } from 'vitest';
import { phonesOf } from '../../../src/bridge/phones.ts';
import { keysOfLetters, keysOfPhones } from '../../../src/bridge/soundKeys.ts';

function meet(word: string, latin: string): boolean {
  const keys = new Set(keysOfLetters(latin));
  return keysOfPhones(phonesOf(word)!).some((key) => keys.has(key));
}

describe('the keys of sounds', () => {
  it.each([
    ['세럼', 'serum'],
    ['글루타치온', 'glutathion'],
    ['누룽지', 'nurungj'],
    ['카', 'car'],
    ['나이프', 'knife'],
    ['포토', 'photo'],
    ['로션', 'lotion'],
    ['박스', 'box'],
    ['스펀지', 'spong'],
    ['치즈', 'chees'],
    ['캐모마일', 'chamomil'],
    ['휠타', 'filter'],
    ['밧데리', 'batteri'],
    ['악세사리', 'accessori'],
    ['スプーン', 'spoon'],
    ['кератин', 'keratin'],
  ])('of %s and %s meet', (word, latin) => {
    expect(meet(word, latin)).toBe(true);
  });

  it.each([
    ['세럼', 'valv'],
    ['드럼', 'cream'],
    ['비타민', 'keratin'],
  ])('of %s and %s do not', (word, latin) => {
    expect(meet(word, latin)).toBe(false);
  });

  it('are few, however doubtful the word', () => {
    expect(keysOfLetters('chechichaggigichocher').length).toBeLessThanOrEqual(4);
    expect(keysOfPhones('riqnriqnriqnriqnriqnriqn').length).toBeLessThanOrEqual(16);
  });
});
