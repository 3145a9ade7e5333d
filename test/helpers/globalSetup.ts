import { execFileSync } from 'node:child_process';

/** The end-to-end and package tests run what users run: the built files. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
