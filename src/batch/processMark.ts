import { readFileSync } from 'node:fs';

/**
 * What tells one process from all others, also from a later one of the same number: its number, the moment that it was
 * started, and the boot of the machine where the system tells them (Linux).
 */
export function processMark(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process is alive, too.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return [pid, startOf(pid), textOf('/proc/sys/kernel/random/boot_id')].join(' ');
}

/** The number in a mark. */
export function processOf(mark: string): number {
  return Number.parseInt(mark, 10);
}

/** Whether the process that had this mark is still at work. */
export function isRunning(mark: string): boolean {
  return mark !== '' && processMark(processOf(mark)) === mark;
}

/** The 22nd field, in clock ticks since the boot; the name before it may hold spaces, but ends with the last bracket. */
function startOf(pid: number): string {
  const text = textOf(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1').trim();
  } catch {
    return '';
  }
}
