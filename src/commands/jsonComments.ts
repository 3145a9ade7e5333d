/**
 * JSON without its comments, from two slashes to the end of the line; a text that holds two slashes stays whole. Lines and
 * columns stay what they were, so that errors name the right place.
 */
export function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, (found) =>
    found.startsWith('//') ? ' '.repeat(found.length) : found,
  );
}
