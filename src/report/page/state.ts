import type { Language } from '../../types.ts';
import type { BuyerDetail, Names, ReportData, SellerDetail, SellerLine } from '../reportData.ts';
import { WORDS } from './words.ts';

/** What the page shows, and in which language. */
export const state = {
  data: JSON.parse(document.getElementById('data')!.textContent!) as ReportData,
  lang: 'ko' as Language,
};

/** The line of a business that this file lists. */
export function lineOf(n: number): SellerLine {
  return state.data.sellers[n - state.data.offset]!;
}

/** The details of a business of this file, and buyers, each read when it is shown: parsing all would take a while. */
export const detailOf = lineReader<SellerDetail>('details');
export const buyerOf = lineReader<BuyerDetail>('buyers');

function lineReader<T>(id: string): (n: number) => T {
  let lines: string[] | undefined;
  return (n) => {
    lines ??= document.getElementById(id)!.textContent!.split('\n');
    return JSON.parse(lines[n]!) as T;
  };
}

export function words() {
  return WORDS[state.lang];
}

/** A name in the language of the page. */
export function say([en, ko]: Names): string {
  return state.lang === 'ko' ? ko : en;
}

export function countryOf(code: string): string {
  const names = state.data.countries[code];
  return code === '' ? words().unknownCountry : names === undefined ? code : say(names);
}

export function chapterOf(code: string): string {
  const names = state.data.chapters[code];
  return code === '' ? words().noCode : names === undefined ? code : `${code} ${say(names)}`;
}

/** 12000 as 12,000. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
