// A year in English, with scripts: see lib/year.mjs. A file for each language, so that two can be lived side by side.
import { year } from '../lib/year.mjs';

year('en', { scripts: true });
