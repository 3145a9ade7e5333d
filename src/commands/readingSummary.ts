import { grouped } from '../explain/caution.ts';
import type { ReadReport } from '../io/report.ts';

/** One line of counts for a file that was read; rows = used + rejected always holds. */
export function countsLine(report: ReadReport, what: string): string {
  const { file, encoding, rows, used, rejected, profiles, merged } = report;
  const parts = [
    `${grouped(rows)} rows = ${grouped(used)} used + ${grouped(rejected)} rejected`,
    `${grouped(profiles)} ${what}`,
  ];
  if (merged > 0) parts.push(`${grouped(merged)} rows merged`);
  return `${file} (${encoding}): ${parts.join('; ')}`;
}

/** What was repaired and what could not be read, a line a kind with its first example. */
export function detailLines(report: ReadReport): string[] {
  const lines: string[] = [];
  for (const [verb, kinds] of [
    ['repaired', report.repairs],
    ['left empty', report.problems],
  ] as const) {
    for (const { description, count, firstLine, example } of kinds.values()) {
      lines.push(`  ${verb} ${grouped(count)} x ${description} (first: line ${firstLine}, "${shortened(example)}")`);
    }
  }
  if (report.emptyLines > 0) lines.push(`  skipped ${grouped(report.emptyLines)} empty lines`);
  if (report.undecodable > 0) lines.push(`  ${grouped(report.undecodable)} characters could not be decoded`);
  if (report.ignoredColumns.length > 0) lines.push(`  columns not used: ${report.ignoredColumns.join(', ')}`);
  for (const [header, meant] of report.misspelt) lines.push(`  is the column "${header}" meant to be "${meant}"?`);
  return lines;
}

/** What a dry run tells besides: which column was read from which header. */
export function columnLines({ columns, delimiter }: ReadReport): string[] {
  const named = delimiter === '\t' ? 'tab' : `"${delimiter}"`;
  return [
    `  cells are separated by ${named}`,
    ...[...columns].map(([name, headers]) => `  ${name} <- ${headers.map((header) => `"${header}"`).join(', ')}`),
  ];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}...` : line;
}
