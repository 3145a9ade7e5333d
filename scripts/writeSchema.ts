/** Writes schema/config.schema.json from the columns and weights that the code has: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { configSchema } from '../src/commands/configSchema.ts';

writeFileSync('schema/config.schema.json', `${JSON.stringify(configSchema(), null, 2)}\n`);
