import { serve } from '../../../src/threads/serve.ts';

// A thread that ends where it is told to: for the test beside it.
serve<string, string>((item) => {
  if (item.startsWith('die')) process.exit(3);
  return item.toUpperCase();
});
