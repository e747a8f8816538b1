// A year in English, with scripts: see lib/year.mjs.
import { year } from '../lib/year.mjs';

year('en', { scripts: true });
